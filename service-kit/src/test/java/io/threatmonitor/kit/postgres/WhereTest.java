package io.threatmonitor.kit.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.SqlArrayValue;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

class WhereTest {

    @Test
    void saysNothingWithoutAQuestion() {
        var where =
                new Where()
                        .is("status", null)
                        .anyOf("severity", List.of())
                        .and("at < :to", "to", null);

        assertThat(where).hasToString("");
        assertThat(where.values()).isEmpty();
    }

    @Test
    void joinsWhatIsAskedFor() {
        var where =
                new Where()
                        .and("not hidden")
                        .is("status", "open")
                        .anyOf("severity", List.of("high"))
                        .anyOf("kind", List.of("ip", "host"));

        assertThat(where)
                .hasToString(
                        "where not hidden and status = :status and severity = :severity and kind = any (:kind)");
        assertThat(where.values())
                .containsEntry("status", "open")
                .containsEntry("severity", "high")
                .hasEntrySatisfying(
                        "kind", kinds -> assertThat(kinds).isInstanceOf(SqlArrayValue.class));
    }

    @Test
    void hasTimesAsTheDriverTakesThem() {
        var from = Instant.parse("2026-11-24T08:00:00.123456Z");

        assertThat(new Where().and("at >= :from", "from", from).values())
                .containsEntry("from", OffsetDateTime.parse("2026-11-24T08:00:00.123456Z"));
    }

    @Test
    void leavesTheOriginalOfACopyAsItIs() {
        var where = new Where().is("status", "open");
        where.copy().is("severity", "high");

        assertThat(where).hasToString("where status = :status");
        assertThat(where.values()).containsOnlyKeys("status");
    }
}

package io.threatmonitor.audit.trail;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.contracts.audit.AuditAction.Outcome;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

class AuditFilterTest {

    private static final Instant FROM = Instant.parse("2026-11-22T10:07:31Z");

    @Test
    void readsAsAQueryString() {
        var filter =
                new AuditFilter(
                        "alice",
                        List.of("logout", "login"),
                        "session",
                        List.of(Outcome.DENIED, Outcome.FAILURE),
                        FROM,
                        null);

        assertThat(filter)
                .hasToString(
                        "actor=alice&action=login,logout&module=session"
                                + "&outcome=failure,denied&from=2026-11-22T10:07:31Z");
    }

    @Test
    void readsAsAllWithoutAnyFilter() {
        assertThat(new AuditFilter("", List.of(), null, List.of(), null, null)).hasToString("all");
    }

    @Test
    void aMovingWindowIsTheSameQuestionUntilItsStepIsOver() {
        var step = Duration.ofMinutes(15);

        assertThat(since(FROM).roundedTo(step))
                .isEqualTo(since(FROM.plusSeconds(60)).roundedTo(step));
        assertThat(since(FROM).roundedTo(step))
                .isNotEqualTo(since(FROM.plus(step)).roundedTo(step));
    }

    private static AuditFilter since(Instant from) {
        return new AuditFilter(null, List.of(), null, List.of(), from, null);
    }
}

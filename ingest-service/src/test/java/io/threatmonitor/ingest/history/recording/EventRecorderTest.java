package io.threatmonitor.ingest.history.recording;

import static io.threatmonitor.contracts.event.EventType.OTHER;
import static io.threatmonitor.contracts.event.Severity.LOW;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.ingest.history.HistoryProperties;
import io.threatmonitor.kit.ids.DerivedIds;
import io.threatmonitor.testkit.ServiceTest;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

@ServiceTest
class EventRecorderTest {

    private static final Instant NOON = Instant.parse("2026-07-07T12:00:00Z");

    private final PastEvents past;
    private final EventDays days;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final String topicId = UUID.randomUUID().toString();
    private final SecurityEvent first = event(NOON);
    private final SecurityEvent second = event(NOON.plusSeconds(1));

    EventRecorderTest(
            PastEvents past, EventDays days, JdbcClient jdbc, TransactionTemplate transactions) {
        this.past = past;
        this.days = days;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Test
    void passesOverWhatItHasRecorded() {
        past.record(topicId, 0, List.of(first));
        var again = past.record(topicId, 0, List.of(first, second));
        assertThat(again.outcomes().values()).containsExactly(Outcome.STORED);
        assertThat(again.passed()).containsEntry(0, 1L);
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void startsAnewWithATopicThatWasMadeAgain() {
        past.record(topicId, 100, List.of(first));
        past.record(UUID.randomUUID().toString(), 0, List.of(second));
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void accountsForEveryRecord() {
        UUID id = DerivedIds.of(new UUID(0, 0), topicId);
        String sensor = "sensor-" + topicId;
        var original = about(sensor, id, NOON);
        var repeat = about(sensor, id, NOON.plusSeconds(5));
        past.record(topicId, 0, List.of(original, repeat, about(sensor, first.id(), NOON)));
        past.record(topicId, 3, List.of(repeat));
        assertThat(
                        jdbc.sql("select * from history_account where sensor_id = :sensor")
                                .param("sensor", sensor)
                                .query()
                                .singleRow())
                .containsEntry("consumed", 4L)
                .containsEntry("stored", 2L)
                .containsEntry("duplicate", 2L)
                .containsEntry("dead_lettered", 0L);
    }

    @Test
    void dropsDaysThatAreOlderThanTheRetentionAndMakesThoseAhead() {
        past.store(event(Instant.parse("1971-01-01T00:00:00Z")));
        past.store(event(Instant.parse("1971-05-01T00:00:00Z")));
        var properties =
                new HistoryProperties(
                        Duration.ofDays(90),
                        3,
                        Duration.ofDays(8),
                        Duration.ofSeconds(10),
                        Duration.ofMillis(100));
        var clock = Clock.fixed(Instant.parse("1971-06-01T00:00:00Z"), ZoneOffset.UTC);
        new Retention(days, jdbc, transactions, properties, clock).tend();
        assertThat(days.newestFirst())
                .doesNotContain(LocalDate.parse("1971-01-01"))
                .contains(LocalDate.parse("1971-05-01"), LocalDate.parse("1971-06-04"));
    }

    private long stored() {
        return jdbc.sql("select count(*) from event where id in (:first, :second)")
                .param("first", first.id())
                .param("second", second.id())
                .query(Long.class)
                .single();
    }

    private static SecurityEvent event(Instant at) {
        return PastEvents.received(at, "recorder", OTHER, LOW);
    }

    private static SecurityEvent about(String sensor, UUID id, Instant at) {
        var event = PastEvents.received(id, at, "recorder", OTHER, LOW);
        return new SecurityEvent(
                id,
                at,
                at,
                sensor,
                event.sourceName(),
                event.eventType(),
                event.severity(),
                event.description(),
                null,
                null,
                null,
                null,
                event.attributes(),
                event.format());
    }
}

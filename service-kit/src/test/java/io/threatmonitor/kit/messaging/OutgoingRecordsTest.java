package io.threatmonitor.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.threatmonitor.contracts.CloudEvents;
import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.kit.sample.KitTest;
import io.threatmonitor.kit.sample.Note;
import io.threatmonitor.kit.sample.SampleTopics;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@KitTest
class OutgoingRecordsTest {

    private static final Instant AT = Instant.parse("2026-11-22T10:00:00.123Z");

    private final OutgoingRecords records;
    private final RecordPublisher publisher;
    private final TestTopics topics;
    private final Tracer tracer;

    OutgoingRecordsTest(
            OutgoingRecords records, RecordPublisher publisher, TestTopics topics, Tracer tracer) {
        this.records = records;
        this.publisher = publisher;
        this.topics = topics;
        this.tracer = tracer;
    }

    @Test
    void carryTheCloudEventsAttributesAndTheTrace() {
        UUID id = UUID.randomUUID();
        Span span = tracer.nextSpan().start();
        try (var _ = tracer.withSpan(span)) {
            publisher.publish(record(id)).join();
        } finally {
            span.end();
        }

        var received =
                topics.records(SampleTopics.PUBLISHED).stream()
                        .filter(r -> id.toString().equals(TestTopics.header(r, CloudEvents.ID)))
                        .findFirst()
                        .orElseThrow();
        assertThat(received.key()).isEqualTo("key-1");
        assertThat(new String(received.value(), StandardCharsets.UTF_8))
                .isEqualTo("{\"id\":\"%s\",\"text\":\"hello\"}".formatted(id));
        assertThat(TestTopics.header(received, CloudEvents.SPEC_VERSION)).isEqualTo("1.0");
        assertThat(TestTopics.header(received, CloudEvents.TYPE)).isEqualTo("sample.noted");
        assertThat(TestTopics.header(received, CloudEvents.SOURCE)).isEqualTo("/sample-service");
        assertThat(TestTopics.header(received, CloudEvents.TIME)).isEqualTo(AT.toString());
        assertThat(TestTopics.header(received, CloudEvents.SEVERITY)).isEqualTo("high");
        assertThat(TestTopics.header(received, "traceparent"))
                .matches("00-%s-[0-9a-f]{16}-0[01]".formatted(span.context().traceId()));
    }

    @Test
    void haveNoTraceWhereThereIsNone() {
        assertThat(record(UUID.randomUUID()).headers()).doesNotContainKey("traceparent");
    }

    @Test
    void areTheSameInASeries() {
        var ids = List.of(UUID.randomUUID(), UUID.randomUUID());
        Span span = tracer.nextSpan().start();
        try (var _ = tracer.withSpan(span)) {
            var series = records.series(SampleTopics.PUBLISHED, "sample.noted");
            for (UUID id : ids) {
                var next = inSeries(series, id);
                var alone = record(id).toProducerRecord();
                assertThat(next.key()).isEqualTo(alone.key());
                assertThat(next.value()).isEqualTo(alone.value());
                assertThat(next.headers()).containsExactlyInAnyOrder(alone.headers().toArray());
            }
        } finally {
            span.end();
        }
    }

    @Test
    void areAcknowledgedEachByItselfInASeries() throws InterruptedException {
        var fitting = UUID.randomUUID();
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        var series = records.series(SampleTopics.PUBLISHED, "sample.noted");

        var acknowledgements =
                publisher.publish(
                        List.of("x".repeat(20_000_000), "small"),
                        text ->
                                series.next(
                                        "key-2",
                                        fitting,
                                        AT,
                                        text.getBytes(StandardCharsets.UTF_8),
                                        RecordSeries.header(CloudEvents.SEVERITY, "low")),
                        deadline);
        acknowledgements.await(deadline);

        assertThat(acknowledgements.isGivenTo(0)).isFalse();
        assertThat(acknowledgements.failureOf(0)).isInstanceOf(RecordTooLargeException.class);
        assertThat(acknowledgements.isGivenTo(1)).isTrue();
        assertThat(acknowledgements.failureOf(1)).isNull();
    }

    @Test
    void areNotSentInASeriesWhenTheTimeIsOver() throws InterruptedException {
        long deadline = System.nanoTime();
        var series = records.series(SampleTopics.PUBLISHED, "sample.noted");
        var acknowledgements =
                publisher.publish(List.of(UUID.randomUUID()), id -> inSeries(series, id), deadline);
        acknowledgements.await(deadline);

        assertThat(acknowledgements.isGivenTo(0)).isFalse();
        assertThat(acknowledgements.failureOf(0)).isNull();
    }

    private static ProducerRecord<String, byte[]> inSeries(RecordSeries series, UUID id) {
        return series.next(
                "key-1",
                id,
                AT,
                WireJson.MAPPER.writeValueAsBytes(new Note(id, "hello")),
                RecordSeries.header(CloudEvents.SEVERITY, "high"));
    }

    private OutgoingRecord record(UUID id) {
        return records.of(
                SampleTopics.PUBLISHED,
                "key-1",
                "sample.noted",
                id,
                AT,
                new Note(id, "hello"),
                Map.of(CloudEvents.SEVERITY, "high"));
    }
}

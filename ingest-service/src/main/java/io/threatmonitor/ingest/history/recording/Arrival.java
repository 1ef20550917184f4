package io.threatmonitor.ingest.history.recording;

import io.threatmonitor.kit.api.KnownTimes;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import tools.jackson.core.JacksonException;

import java.time.Instant;

/** One record of the topic, and what it turned out to be. */
sealed interface Arrival {

    /** Text in {@code history_account} for a record that does not say whose it is. */
    String NOBODY = "";

    ConsumerRecord<String, byte[]> source();

    String sensorId();

    Instant receivedAt();

    /** An event. */
    record Decoded(ConsumerRecord<String, byte[]> source, ReceivedEvent event) implements Arrival {

        @Override
        public String sensorId() {
            return event.event().sensorId();
        }

        @Override
        public Instant receivedAt() {
            return event.receivedAt();
        }
    }

    /** What can never be stored, however often it is tried. */
    record Poison(
            ConsumerRecord<String, byte[]> source,
            String sensorId,
            Instant receivedAt,
            Exception reason)
            implements Arrival {}

    static Arrival of(ConsumerRecord<String, byte[]> source) {
        try {
            if (source.value() == null) {
                throw new IllegalArgumentException("empty");
            }
            return new Decoded(source, ReceivedEvent.decode(source.value()));
        } catch (JacksonException | IllegalArgumentException e) {
            return new Poison(source, NOBODY, Instant.ofEpochMilli(source.timestamp()), e);
        }
    }

    /** The same record, which the database refuses for what it says. */
    default Arrival refusedFor(Exception reason) {
        // What is refused may be these two themselves.
        boolean sensible = sensorId().indexOf(0) < 0 && KnownTimes.include(receivedAt());
        return sensible
                ? new Poison(source(), sensorId(), receivedAt(), reason)
                : new Poison(source(), NOBODY, Instant.ofEpochMilli(source().timestamp()), reason);
    }
}

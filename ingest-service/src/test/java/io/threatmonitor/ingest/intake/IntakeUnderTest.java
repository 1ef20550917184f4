package io.threatmonitor.ingest.intake;

import com.github.f4b6a3.uuid.UuidCreator;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.ingest.intake.Acceptance.Accepted;
import io.threatmonitor.ingest.intake.Acceptance.Rejected;
import io.threatmonitor.ingest.publishing.EventPublisher;

import org.springframework.util.unit.DataSize;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The native format and the intake behind it, with the clock stopped and no framework. */
final class IntakeUnderTest {

    static final Instant NOW = Instant.parse("2026-11-22T14:05:00.123456Z");
    static final Sender SENSOR = new Sender("sensor-1");

    static final IntakeProperties PROPERTIES =
            new IntakeProperties(DataSize.ofMegabytes(1), 32, Duration.ofDays(1));

    final RememberedEvents events = new RememberedEvents();
    final MeterRegistry meters = new SimpleMeterRegistry();

    private final NativeEventReader reader = new NativeEventReader(PROPERTIES);
    private final EventIntake intake = intakeBefore(events);

    EventIntake intakeBefore(EventPublisher publisher) {
        return new EventIntake(
                PROPERTIES,
                new EventIds(UuidCreator::getTimeOrderedEpoch),
                publisher,
                new IntakeMetrics(meters),
                Clock.fixed(NOW.plusNanos(789), ZoneOffset.UTC));
    }

    Submission read(String json) {
        return reader.read(json.getBytes(StandardCharsets.UTF_8));
    }

    Acceptance submit(String json) {
        return intake.accept(read(json), SENSOR);
    }

    /** What the brokers got. */
    SecurityEvent accepted(String json) {
        if (submit(json) instanceof Accepted) {
            return events.last();
        }
        throw new AssertionError("Not accepted: " + json);
    }

    /** What the sender is told. */
    List<FieldError> rejected(String json) {
        if (submit(json) instanceof Rejected(var errors)) {
            return errors;
        }
        throw new AssertionError("Not rejected: " + json);
    }
}

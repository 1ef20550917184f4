package io.threatmonitor.ingest.intake;

import com.github.f4b6a3.uuid.UuidCreator;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.threatmonitor.contracts.event.RejectedEvent;
import io.threatmonitor.ingest.accounting.AccountingFixtures;
import io.threatmonitor.ingest.publishing.EventPublisher;
import io.threatmonitor.ingest.sensors.Sender;
import io.threatmonitor.ingest.sensors.SensorFixtures;

import org.springframework.util.unit.DataSize;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The intake that every wire format ends in, with the clock stopped and no framework. */
public final class IntakeUnderTest {

    public static final Instant NOW = Instant.parse("2026-11-22T14:05:00.123456Z");
    public static final Sender SENSOR = new Sender("sensor-1");

    public static final IntakeProperties PROPERTIES =
            new IntakeProperties(DataSize.ofMegabytes(1), 32, Duration.ofDays(1));

    /** As senders' JSON is read under {@link #PROPERTIES}. */
    public static final SenderJson JSON = new SenderJson(PROPERTIES);

    static final RejectedProperties KEEPING =
            new RejectedProperties(
                    DataSize.ofKilobytes(64), DataSize.ofKilobytes(4), DataSize.ofMegabytes(1));

    /** What the brokers got. */
    public final RememberedEvents events = new RememberedEvents();

    /** What was rejected and kept. */
    public final List<RejectedEvent> rejected = new ArrayList<>();

    final MeterRegistry meters = new SimpleMeterRegistry();

    /** Publishes to {@link #events}. */
    public final EventIntake intake = intakeBefore(events);

    /** The same before brokers of another kind. */
    public EventIntake intakeBefore(EventPublisher publisher) {
        var clock = Clock.fixed(NOW.plusNanos(789), ZoneOffset.UTC);
        return new EventIntake(
                PROPERTIES,
                new EventIds(UuidCreator::getTimeOrderedEpoch),
                new RecentEvents(new RepeatsProperties(Duration.ofHours(24), 1_000), clock),
                new NothingKnown(),
                publisher,
                new IntakeMetrics(meters),
                new RejectedSubmissions(
                        rejected::add, KEEPING, UuidCreator::getTimeOrderedEpoch, meters),
                SensorFixtures.noLimits(),
                AccountingFixtures.unsavedLedger(),
                clock);
    }
}

package io.threatmonitor.ingest.intake.syslog;

import static io.threatmonitor.ingest.intake.IntakeUnderTest.SENSOR;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;

import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.ingest.intake.EventIntake;
import io.threatmonitor.ingest.intake.IntakeUnderTest;
import io.threatmonitor.ingest.intake.Submission;
import io.threatmonitor.ingest.intake.syslog.message.SyslogReader;
import io.threatmonitor.ingest.publishing.Publication;
import io.threatmonitor.ingest.publishing.Publication.Published;
import io.threatmonitor.ingest.publishing.Publication.Unavailable;
import io.threatmonitor.ingest.sensors.Quotas;
import io.threatmonitor.ingest.sensors.SensorFixtures;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

class PatientIntakeTest {

    private static final Publication AWAY = new Unavailable(Duration.ofMillis(1));

    private final List<List<SecurityEvent>> tries = new ArrayList<>();

    @Test
    void triesAgainWithWhatTheBrokersDidNotTakeAndNothingElse() throws InterruptedException {
        EventIntake intake =
                new IntakeUnderTest()
                        .intakeBefore(events -> {
                            tries.add(events);
                            return answers(events, tries.size());
                        });
        new PatientIntake(intake, SensorFixtures.noLimits(), UuidCreator::getTimeOrderedEpoch)
                .accept(messages("a", "b", "c"), SENSOR);

        assertThat(tries)
                .extracting(events -> events.stream().map(SecurityEvent::description).toList())
                .containsExactly(List.of("a", "b", "c"), List.of("b", "c"), List.of("b", "c"));
        assertThat(tries.get(2))
                .extracting(SecurityEvent::id)
                .isEqualTo(tries.get(1).stream().map(SecurityEvent::id).toList());
    }

    @Test
    void letsASenderGoOnOnceItIsWithinItsQuota() throws InterruptedException {
        Quotas quotas = SensorFixtures.limits(100, 1);
        var intake =
                new PatientIntake(
                        new IntakeUnderTest().intake, quotas, UuidCreator::getTimeOrderedEpoch);
        quotas.charge(SENSOR, 31);
        assertThat(intake.isWithinQuota(SENSOR)).isFalse();

        long start = System.nanoTime();
        intake.awaitQuota(SENSOR);

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(200), Duration.ofSeconds(5)); // 30 in debt
        assertThat(intake.isWithinQuota(SENSOR)).isTrue();
    }

    /** The first event at once, the others with the third try. */
    private static List<Publication> answers(List<SecurityEvent> events, int attempt) {
        return events.stream()
                .map(event ->
                        event.description().equals("a") || attempt == 3 ? new Published() : AWAY)
                .toList();
    }

    private static List<Submission> messages(String... texts) {
        var reader = new SyslogReader(Clock.systemUTC(), ZoneOffset.UTC, Duration.ofDays(1));
        return List.of(texts).stream()
                .map(text -> reader.read(text.getBytes(StandardCharsets.UTF_8), SENSOR))
                .toList();
    }
}

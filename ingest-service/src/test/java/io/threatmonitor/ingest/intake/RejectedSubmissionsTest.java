package io.threatmonitor.ingest.intake;

import static io.threatmonitor.ingest.intake.IntakeUnderTest.NOW;
import static io.threatmonitor.ingest.intake.IntakeUnderTest.SENSOR;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;
import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.RejectedEvent;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.ingest.publishing.Publication;
import io.threatmonitor.ingest.sensors.Sender;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

class RejectedSubmissionsTest {

    private final IntakeUnderTest intake = new IntakeUnderTest();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<RejectedEvent> kept = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private final RejectedSubmissions alone =
            new RejectedSubmissions(
                    kept::add,
                    IntakeUnderTest.KEEPING,
                    new StoppedTime(),
                    UuidCreator::getTimeOrderedEpoch,
                    meters);

    @Test
    void keepsWhatIsWrongWithTheReason() {
        accept(event().build(), event().severity(null).build());

        var rejected = intake.rejected.getFirst();
        assertThat(intake.rejected).hasSize(1);
        assertThat(rejected.errors()).containsExactly(new FieldError("severity", "is required"));
        assertThat(rejected.original()).asString(StandardCharsets.UTF_8).isEqualTo("as sent");
        assertThat(rejected.originalSize()).isEqualTo(7);
        assertThat(rejected.receivedAt()).isEqualTo(NOW);
        assertThat(rejected.sensorId()).isEqualTo(SENSOR.sensorId());
        assertThat(rejected.sourceName()).isEqualTo("web-01");
        assertThat(rejected.format()).isEqualTo("native");
    }

    @Test
    void keepsWhatNobodyCanRead() {
        intake.intake.accept(garbage("?"), SENSOR);

        assertThat(intake.rejected)
                .singleElement()
                .hasFieldOrPropertyWithValue("sourceName", null)
                .extracting(RejectedEvent::key)
                .isEqualTo(SENSOR.sensorId());
    }

    @Test
    void keepsWhatTheBrokersFindTooLarge() {
        var _ =
                intake.intakeBefore(_ -> List.of(new Publication.TooLarge()))
                        .accept(submission(event().build()), SENSOR);

        assertThat(intake.rejected)
                .singleElement()
                .extracting(RejectedEvent::errors)
                .isEqualTo(List.of(new FieldError("event", "is too large for the brokers")));
    }

    @Test
    void keepsNothingThatItsSenderIsToSendAgain() {
        var away = new Publication.Unavailable(Duration.ofSeconds(5));
        var _ = intake.intakeBefore(_ -> List.of(away)).accept(submission(event().build()), SENSOR);

        assertThat(intake.rejected).isEmpty();
    }

    @Test
    void doesNotKeepAReplayASecondTime() {
        intake.intake.accept(garbage("?").replayed("native"), SENSOR);

        assertThat(intake.rejected).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "xx", "xxx"})
    void keepsTheBeginningOfWhatIsLargeAndNoHalfOfACharacter(String shift) {
        String text = shift + "🔥".repeat(20_000);

        keep(garbage(text));

        var rejected = kept.getFirst();
        assertThat(rejected.originalSize()).isEqualTo(80_000 + shift.length());
        assertThat(rejected.original()).hasSizeBetween(64 * 1024 - 3, 64 * 1024);
        assertThat(text).startsWith(new String(rejected.original(), StandardCharsets.UTF_8));
    }

    @Test
    void boundsWhatASensorThatSendsGarbageGetsKept() {
        keep(Collections.nCopies(5_000, garbage("?")));

        assertThat(kept).hasSize(1_024); // a MB, each as a KB
        assertThat(unrecorded("too_many")).isEqualTo(5_000 - 1_024);
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        keep(Collections.nCopies(5_000, garbage("?")));
        assertThat(kept).hasSize(1_024 + 40);
    }

    @Test
    void leavesOtherSensorsTheirs() {
        keep(Collections.nCopies(5_000, garbage("?")));
        kept.clear();

        alone.keep(
                List.of(garbage("?")),
                List.of(new Acceptance.Rejected(List.of())),
                new Sender("sensor-2"),
                NOW);

        assertThat(kept).hasSize(1);
    }

    @Test
    void shortensWhatQuotesASenderAtLength() {
        var error = new FieldError("a".repeat(10_000), "b".repeat(10_000));
        alone.keep(
                List.of(garbage("?")),
                List.of(new Acceptance.Rejected(List.of(error))),
                SENSOR,
                NOW);

        var shortened = kept.getFirst().errors().getFirst();
        assertThat(shortened.field()).hasSize(200);
        assertThat(shortened.message()).hasSize(500);
    }

    @Test
    void answersAlsoForAnEventThatCannotBeWritten() {
        var odd =
                Submission.unreadable(
                        "native",
                        "is odd",
                        () -> {
                            throw new IllegalStateException("half a surrogate pair");
                        });

        keep(odd);

        assertThat(kept).isEmpty();
        assertThat(unrecorded("unwritable")).isEqualTo(1);
    }

    private void accept(SubmittedEvent... events) {
        var submissions = new ArrayList<Submission>();
        for (var event : events) {
            submissions.add(submission(event));
        }
        intake.intake.accept(submissions, SENSOR);
    }

    private void keep(Submission submission) {
        keep(List.of(submission));
    }

    private void keep(List<Submission> submissions) {
        Acceptance rejected = new Acceptance.Rejected(List.of());
        alone.keep(submissions, Collections.nCopies(submissions.size(), rejected), SENSOR, NOW);
    }

    private double unrecorded(String reason) {
        return meters.get("intake.rejected.unrecorded").tag("reason", reason).counter().count();
    }

    private static Submission garbage(String text) {
        return Submission.unreadable(
                "native", "is not valid JSON", () -> text.getBytes(StandardCharsets.UTF_8));
    }

    private static Submission submission(SubmittedEvent event) {
        return Submission.of("native", event, () -> "as sent".getBytes(StandardCharsets.UTF_8));
    }

    private static SubmittedEvent.Builder event() {
        return SubmittedEvent.builder()
                .sourceName("web-01")
                .eventType(EventType.BRUTEFORCE)
                .severity(Severity.HIGH)
                .description("312 failed logins for root");
    }

    private final class StoppedTime implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}

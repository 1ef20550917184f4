package io.threatmonitor.ingest.intake;

import static io.threatmonitor.ingest.intake.IntakeUnderTest.SENSOR;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;
import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.ingest.intake.Acceptance.Accepted;
import io.threatmonitor.ingest.intake.Acceptance.Duplicate;
import io.threatmonitor.ingest.intake.Acceptance.Rejected;
import io.threatmonitor.ingest.intake.Acceptance.TooLarge;
import io.threatmonitor.ingest.intake.Acceptance.Unavailable;
import io.threatmonitor.ingest.publishing.Publication;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.UUID;

class EventIntakeTest {

    private final IntakeUnderTest intake = new IntakeUnderTest();

    @Test
    void publishesARepeatOnce() {
        assertThat(accept(event("a-1"))).containsExactly(new Accepted(idOf("a-1")));
        assertThat(accept(event("a-1"), event("a-2")))
                .containsExactly(new Duplicate(idOf("a-1")), new Accepted(idOf("a-2")));
        assertThat(intake.events.all())
                .extracting(SecurityEvent::id)
                .containsExactly(idOf("a-1"), idOf("a-2"));
        assertThat(counted("duplicate")).isEqualTo(1);
    }

    @Test
    void publishesARepeatWithinABatchOnce() {
        assertThat(accept(event("a-1"), event(null), event("a-1")))
                .last()
                .isEqualTo(new Duplicate(idOf("a-1")));
        assertThat(intake.events.all()).hasSize(2);
    }

    @Test
    void forgetsWhatTheBrokersDidNotTake() {
        var away = new Publication.Unavailable(Duration.ofSeconds(5));
        var answers = new ArrayDeque<Publication>(List.of(away, new Publication.Published()));
        var flaky = intake.intakeBefore(_ -> List.of(answers.remove()));
        var twice = flaky.accept(List.of(event("a-1"), event("a-1")), SENSOR);
        assertThat(twice).containsOnly(new Unavailable(away.retryAfter()));
        assertThat(flaky.accept(event("a-1"), SENSOR)).isEqualTo(new Accepted(idOf("a-1")));
    }

    @Test
    void prefersTheEventsOwnIdToTheRequestsKey() {
        accept(event("a-1").identifiedBy("key"), event(null).identifiedBy("a-1"), event("a-1"));
        assertThat(intake.events.all()).extracting(SecurityEvent::id).containsOnly(idOf("a-1"));
    }

    @Test
    void answersForEachEventInItsPlace() {
        var unreadable = Submission.unreadable("native", "is not valid JSON", () -> new byte[0]);

        var acceptances = accept(event("a-1"), unreadable, event("a-2"));

        assertThat(acceptances)
                .containsExactly(
                        new Accepted(idOf("a-1")),
                        new Rejected(List.of(new FieldError("event", "is not valid JSON"))),
                        new Accepted(idOf("a-2")));
    }

    @Test
    void saysWhenTheBrokersAreAway() {
        var patience = Duration.ofSeconds(5);
        assertThat(acceptedBefore(new Publication.Unavailable(patience)))
                .isEqualTo(new Unavailable(patience));
    }

    @Test
    void saysWhenTheBrokersFindAnEventTooLarge() {
        assertThat(acceptedBefore(new Publication.TooLarge())).isEqualTo(new TooLarge());
    }

    @Test
    void countsHowSubmissionsEnd() {
        var nothing =
                new Submission(
                        "native", null, List.of(new FieldError("a", "b")), () -> new byte[0]);
        accept(event(null), nothing, nothing);
        assertThat(counted("accepted")).isEqualTo(1);
        assertThat(counted("rejected")).isEqualTo(2);
    }

    private List<Acceptance> accept(Submission... submissions) {
        return intake.intake.accept(List.of(submissions), SENSOR);
    }

    private Acceptance acceptedBefore(Publication publication) {
        return intake.intakeBefore(_ -> List.of(publication)).accept(event(null), SENSOR);
    }

    private static UUID idOf(String id) {
        return new EventIds(UUID::randomUUID).idFor(SENSOR, id);
    }

    private static Submission event(@Nullable String id) {
        var event =
                SubmittedEvent.builder()
                        .id(id)
                        .sourceName("web-01")
                        .eventType(EventType.BRUTEFORCE)
                        .severity(Severity.HIGH)
                        .description("312 failed logins for root")
                        .build();
        return Submission.of("native", event, () -> new byte[0]);
    }

    private double counted(String outcome) {
        return intake.meters
                .get("intake.events")
                .tags("format", "native", "outcome", outcome)
                .counter()
                .count();
    }
}

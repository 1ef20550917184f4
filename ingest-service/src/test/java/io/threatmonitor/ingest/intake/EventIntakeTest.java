package io.threatmonitor.ingest.intake;

import static io.threatmonitor.ingest.intake.IntakeUnderTest.SENSOR;
import static io.threatmonitor.ingest.intake.NativeEvents.smallest;
import static io.threatmonitor.ingest.intake.NativeEvents.with;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.ingest.intake.Acceptance.Accepted;
import io.threatmonitor.ingest.intake.Acceptance.TooLarge;
import io.threatmonitor.ingest.intake.Acceptance.Unavailable;
import io.threatmonitor.ingest.publishing.BrokersUnavailableException;
import io.threatmonitor.ingest.publishing.EventPublisher;
import io.threatmonitor.ingest.publishing.EventTooLargeException;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class EventIntakeTest {

    private final IntakeUnderTest intake = new IntakeUnderTest();

    @Test
    void publishesARepeatUnderTheSameId() {
        intake.submit(with("\"id\": \"a-1\""));
        intake.submit(with("\"id\": \"a-1\""));
        assertThat(intake.events.all()).extracting(SecurityEvent::id).hasSize(2);
        assertThat(intake.events.all().getFirst().id()).isEqualTo(intake.events.last().id());
    }

    @Test
    void prefersTheEventsOwnIdToTheRequestsKey() {
        Submission named = intake.read(with("\"id\": \"a-1\""));
        assertThat(named.identifiedBy("key").event().id()).isEqualTo("a-1");
        assertThat(intake.read(smallest()).identifiedBy("key").event().id()).isEqualTo("key");
        assertThat(intake.read(smallest()).identifiedBy(null).event().id()).isNull();
    }

    @Test
    void saysWhenTheBrokersAreAway() {
        var away = new BrokersUnavailableException("away", Duration.ofSeconds(5), null);
        assertThat(
                        before(event -> {
                            throw away;
                        }))
                .isEqualTo(new Unavailable(away));
    }

    @Test
    void saysWhenTheBrokersFindAnEventTooLarge() {
        assertThat(
                        before(event -> {
                            throw new EventTooLargeException(new Exception());
                        }))
                .isEqualTo(new TooLarge());
    }

    @Test
    void countsHowSubmissionsEnd() {
        assertThat(intake.submit(smallest())).isInstanceOf(Accepted.class);
        intake.submit("{}");
        intake.submit("{}");
        assertThat(counted("accepted")).isEqualTo(1);
        assertThat(counted("rejected")).isEqualTo(2);
    }

    private Acceptance before(EventPublisher publisher) {
        return intake.intakeBefore(publisher).accept(intake.read(smallest()), SENSOR);
    }

    private double counted(String outcome) {
        return intake.meters
                .get("intake.events")
                .tags("format", "native", "outcome", outcome)
                .counter()
                .count();
    }
}

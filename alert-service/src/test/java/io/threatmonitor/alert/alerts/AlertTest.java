package io.threatmonitor.alert.alerts;

import static io.threatmonitor.contracts.alert.AlertStatus.ACKNOWLEDGED;
import static io.threatmonitor.contracts.alert.AlertStatus.IN_PROGRESS;
import static io.threatmonitor.contracts.alert.AlertStatus.OPEN;
import static io.threatmonitor.contracts.alert.AlertStatus.RESOLVED;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.threatmonitor.contracts.alert.AlertChange.Kind;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.alert.AlertStatus;
import io.threatmonitor.contracts.alert.Resolution;
import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.contracts.audit.Actor;
import io.threatmonitor.kit.api.ApiException;
import io.threatmonitor.testkit.fixtures.Detections;
import io.threatmonitor.testkit.fixtures.SecurityEvents;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.List;

class AlertTest {

    private static final Instant RAISED_AT = Instant.parse("2026-11-22T09:53:11.230Z");
    private static final Signature ANALYST =
            new Signature(
                    new Actor("1", "analyst", List.of("analyst"), Actor.Kind.USER),
                    RAISED_AT.plusSeconds(60));

    @ParameterizedTest
    @CsvSource({
        "OPEN,         ACKNOWLEDGED, ACKNOWLEDGED",
        "OPEN,         IN_PROGRESS,  STARTED",
        "OPEN,         RESOLVED,     RESOLVED",
        "ACKNOWLEDGED, IN_PROGRESS,  STARTED",
        "ACKNOWLEDGED, RESOLVED,     RESOLVED",
        "IN_PROGRESS,  RESOLVED,     RESOLVED",
        "RESOLVED,     OPEN,         REOPENED",
    })
    void movesAlongTheLifecycle(AlertStatus from, AlertStatus to, Kind kind) {
        Alert alert = alertIn(from);

        move(alert, to);

        assertThat(alert.state().status()).isEqualTo(to);
        assertThat(alert.state().version()).isEqualTo(2);
        assertThat(alert.state().updatedAt()).isEqualTo(ANALYST.at());
        assertThat(alert.steps())
                .singleElement()
                .extracting(Alert.Step::transition)
                .returns(kind, AlertTransition::kind)
                .returns(from, AlertTransition::from)
                .returns(to, AlertTransition::to)
                .returns(ANALYST.actor(), AlertTransition::actor);
    }

    @ParameterizedTest
    @CsvSource({
        "ACKNOWLEDGED, OPEN,         'in_progress, resolved'",
        "IN_PROGRESS,  OPEN,         resolved",
        "IN_PROGRESS,  ACKNOWLEDGED, resolved",
        "RESOLVED,     ACKNOWLEDGED, open",
        "RESOLVED,     IN_PROGRESS,  open",
    })
    void refusesAnyOtherMoveAndNamesThoseThatAreAllowed(
            AlertStatus from, AlertStatus to, String allowed) {
        Alert alert = alertIn(from);

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> move(alert, to))
                .withMessageEndingWith("allowed: " + allowed)
                .returns(ErrorCode.ILLEGAL_TRANSITION, ApiException::code);
        assertThat(alert.steps()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"OPEN", "ACKNOWLEDGED", "IN_PROGRESS", "RESOLVED"})
    void doesNothingWhereItIsAlready(AlertStatus status) {
        Alert alert = alertIn(status);

        move(alert, status);
        alert.assign("", ANALYST);
        alert.annotate("", ANALYST);

        assertThat(alert.steps()).isEmpty();
    }

    @Test
    void resolvesWithAResolutionAndNotesInOneStep() {
        Alert alert = alertIn(ACKNOWLEDGED);

        alert.resolve(Resolution.FALSE_POSITIVE, "A backup job", ANALYST);

        assertThat(alert.steps()).hasSize(1);
        assertThat(alert.state().resolution()).isEqualTo(Resolution.FALSE_POSITIVE);
        assertThat(alert.state().resolutionNotes()).isEqualTo("A backup job");
    }

    @Test
    void makesUpNoResolutionThatNobodyGave() {
        Alert alert = alertIn(OPEN);

        alert.resolve(null, null, ANALYST);

        assertThat(alert.state().resolution()).isNull();
    }

    @Test
    void correctsAResolution() {
        Alert alert = alertIn(OPEN);
        alert.resolve(Resolution.TRUE_POSITIVE, "An attack", ANALYST);

        alert.resolve(Resolution.BENIGN, null, ANALYST);

        assertThat(alert.state().resolution()).isEqualTo(Resolution.BENIGN);
        assertThat(alert.state().resolutionNotes()).isEqualTo("An attack");
        assertThat(alert.steps()).hasSize(2);
    }

    @Test
    void losesItsResolutionAndKeepsItsNotesWhenReopened() {
        Alert alert = alertIn(OPEN);
        alert.resolve(Resolution.BENIGN, "A test", ANALYST);

        alert.reopen(ANALYST);

        assertThat(alert.state().resolution()).isNull();
        assertThat(alert.state().resolutionNotes()).isEqualTo("A test");
    }

    @Test
    void goesFromHandToHandAndBackToNobody() {
        Alert alert = alertIn(OPEN);

        alert.assign(" alice ", ANALYST);
        assertThat(alert.state().assignedTo()).isEqualTo("alice");
        alert.assign("bob", ANALYST);
        assertThat(alert.state().assignedTo()).isEqualTo("bob");
        alert.assign("", ANALYST);
        assertThat(alert.state().assignedTo()).isNull();

        assertThat(alert.steps()).hasSize(3);
    }

    @Test
    void isWhatItsTransitionsAddUpTo() {
        AlertSnapshot raised = raised();
        var alert = new Alert(raised);
        alert.assign("alice", ANALYST);
        alert.acknowledge(ANALYST);
        alert.annotate("Looks like a scan", ANALYST);
        alert.start(ANALYST);
        alert.resolve(Resolution.DUPLICATE, "Same as 41", ANALYST);
        alert.assign("bob", ANALYST);

        AlertSnapshot sum = raised;
        for (Alert.Step step : alert.steps()) {
            sum = step.transition().appliedTo(sum);
        }

        assertThat(sum).isEqualTo(alert.state());
        assertThat(sum.version()).isEqualTo(7);
    }

    @Test
    void isRaisedUnderTheSameIdWhenTheDetectionComesAgain() {
        var detection = Detections.bruteForceIn(SecurityEvents.bruteForceFrom("203.0.113.7"));

        assertThat(Alert.raisedBy(detection, RAISED_AT.plusSeconds(5)).id())
                .isEqualTo(Alert.raisedBy(detection, RAISED_AT).id());
    }

    private static AlertSnapshot raised() {
        var event = SecurityEvents.bruteForceFrom("203.0.113.7");
        return Alert.numbered(Alert.raisedBy(Detections.bruteForceIn(event), RAISED_AT), 42);
    }

    private static Alert alertIn(AlertStatus status) {
        AlertSnapshot raised = raised();
        var put =
                new AlertTransition(
                        raised.id(),
                        raised.version(),
                        Kind.UPDATED,
                        RAISED_AT,
                        ANALYST.actor(),
                        OPEN,
                        status,
                        null,
                        null,
                        null);
        return new Alert(put.appliedTo(raised));
    }

    private static void move(Alert alert, AlertStatus to) {
        switch (to) {
            case OPEN -> alert.reopen(ANALYST);
            case ACKNOWLEDGED -> alert.acknowledge(ANALYST);
            case IN_PROGRESS -> alert.start(ANALYST);
            case RESOLVED -> alert.resolve(null, null, ANALYST);
        }
    }
}

package io.threatmonitor.alert.alerts;

import static io.threatmonitor.contracts.alert.AlertStatus.ACKNOWLEDGED;
import static io.threatmonitor.contracts.alert.AlertStatus.IN_PROGRESS;
import static io.threatmonitor.contracts.alert.AlertStatus.OPEN;
import static io.threatmonitor.contracts.alert.AlertStatus.RESOLVED;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.threatmonitor.contracts.alert.AlertChange.Kind;
import io.threatmonitor.contracts.alert.AlertSla;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.alert.AlertStatus;
import io.threatmonitor.contracts.alert.IncidentReference;
import io.threatmonitor.contracts.alert.Resolution;
import io.threatmonitor.contracts.alert.SlaState;
import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.contracts.audit.Actor;
import io.threatmonitor.kit.api.ApiException;
import io.threatmonitor.testkit.fixtures.Detections;
import io.threatmonitor.testkit.fixtures.SecurityEvents;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

class AlertTest {

    private static final Instant RAISED_AT = Instant.parse("2026-11-22T09:53:11.230Z");
    private static final Signature ANALYST =
            new Signature(
                    new Actor("1", "analyst", List.of("analyst"), Actor.Kind.USER),
                    RAISED_AT.plusSeconds(60));

    private static final Signature LATER =
            new Signature(ANALYST.actor(), RAISED_AT.plusSeconds(3_601));

    private static final Signature MUCH_LATER =
            new Signature(ANALYST.actor(), RAISED_AT.plusSeconds(10_000));

    private static final IncidentReference SEVEN = new IncidentReference(new UUID(0, 7), 7);
    private static final IncidentReference EIGHT = new IncidentReference(new UUID(0, 8), 8);

    /** Ten minutes until acknowledged, an hour until resolved. */
    private static final ResponseObjectives OBJECTIVES =
            (objective, severity) ->
                    switch (objective) {
                        case ACKNOWLEDGE -> Duration.ofMinutes(10);
                        case RESOLVE -> Duration.ofHours(1);
                    };

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
        alert.assign("", null, ANALYST);
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

        alert.reopen(null, ANALYST);

        assertThat(alert.state().resolution()).isNull();
        assertThat(alert.state().resolutionNotes()).isEqualTo("A test");
    }

    @Test
    void goesFromHandToHandAndBackToNobody() {
        Alert alert = alertIn(OPEN);

        alert.assign(" alice ", null, ANALYST);
        assertThat(alert.state().assignedTo()).isEqualTo("alice");
        alert.assign("bob", null, ANALYST);
        assertThat(alert.state().assignedTo()).isEqualTo("bob");
        alert.assign("", null, ANALYST);
        assertThat(alert.state().assignedTo()).isNull();

        assertThat(alert.steps()).hasSize(3);
    }

    @Test
    void isWhatItsTransitionsAddUpTo() {
        AlertSnapshot raised = raised();
        var alert = new Alert(raised, OBJECTIVES);
        alert.merge(SEVEN, ANALYST);
        alert.assign("alice", null, ANALYST);
        alert.acknowledge(null, ANALYST);
        alert.annotate("Looks like a scan", ANALYST);
        alert.start(null, ANALYST);
        alert.resolve(Resolution.DUPLICATE, "Same as 41", ANALYST);
        alert.assign("bob", null, ANALYST);
        alert.detach(ANALYST);
        alert.merge(EIGHT, ANALYST);
        alert.reopen(null, LATER);
        alert.missDeadlines(MUCH_LATER);

        AlertSnapshot sum = raised;
        for (Alert.Step step : alert.steps()) {
            sum = step.transition().appliedTo(sum, OBJECTIVES);
        }

        assertThat(sum).isEqualTo(alert.state());
        assertThat(sum.version()).isEqualTo(13);
    }

    @Test
    void isPartOfOneIncidentAtATime() {
        Alert alert = alertIn(ACKNOWLEDGED);

        alert.merge(SEVEN, ANALYST);
        alert.merge(SEVEN, ANALYST);
        assertThat(alert.state().incident()).isEqualTo(SEVEN);
        alert.merge(EIGHT, ANALYST);
        assertThat(alert.state().incident()).isEqualTo(EIGHT);
        alert.detach(ANALYST);
        alert.detach(ANALYST);

        assertThat(alert.state().incident()).isNull();
        assertThat(alert.state().status()).isEqualTo(ACKNOWLEDGED);
        assertThat(alert.steps())
                .extracting(Alert.Step::transition)
                .extracting(AlertTransition::kind, AlertTransition::incident)
                .containsExactly(
                        tuple(Kind.MERGED, SEVEN),
                        tuple(Kind.MERGED, EIGHT),
                        tuple(Kind.DETACHED, EIGHT));
    }

    @Test
    void keepsTheDeadlinesThatItMeets() {
        Alert alert = alertIn(OPEN);
        assertThat(alert.state().sla())
                .isEqualTo(
                        new AlertSla(
                                RAISED_AT,
                                RAISED_AT.plusSeconds(600),
                                null,
                                SlaState.RUNNING,
                                RAISED_AT.plusSeconds(3_600),
                                null,
                                SlaState.RUNNING));

        alert.start(null, ANALYST);
        alert.missDeadlines(LATER);
        alert.missDeadlines(LATER);

        assertThat(alert.state().sla())
                .isEqualTo(
                        new AlertSla(
                                RAISED_AT,
                                RAISED_AT.plusSeconds(600),
                                ANALYST.at(),
                                SlaState.MET,
                                RAISED_AT.plusSeconds(3_600),
                                null,
                                SlaState.BREACHED));
        assertThat(alert.steps())
                .extracting(Alert.Step::transition)
                .last()
                .returns(Kind.BREACHED, AlertTransition::kind)
                .returns(Objective.RESOLVE, AlertTransition::objective)
                .returns("Not resolved by 2026-11-22T10:53:11.230Z", AlertTransition::note);
        assertThat(alert.steps()).as("each is noted once").hasSize(2);
        assertThat(alert.state().resolutionNotes()).isNull();
    }

    @Test
    void meetsADeadlineThatPassesAtThatMoment() {
        Alert alert = alertIn(OPEN);
        var at = new Signature(ANALYST.actor(), RAISED_AT.plusSeconds(600));

        alert.missDeadlines(at);
        alert.acknowledge(null, at);

        assertThat(sla(alert).acknowledgeState()).isEqualTo(SlaState.MET);
    }

    @Test
    void acknowledgesWhateverIsResolved() {
        Alert alert = alertIn(OPEN);

        alert.resolve(null, null, ANALYST);
        alert.resolve(Resolution.BENIGN, null, LATER);

        assertThat(sla(alert).acknowledgedAt()).isEqualTo(ANALYST.at());
        assertThat(sla(alert).resolvedAt()).as("a correction").isEqualTo(ANALYST.at());
    }

    @Test
    void beginsAnewWhenItIsReopened() {
        Alert alert = alertIn(OPEN);
        alert.missDeadlines(LATER);
        alert.resolve(null, null, LATER);
        assertThat(sla(alert).acknowledgeState()).isEqualTo(SlaState.BREACHED);
        assertThat(sla(alert).resolveState()).isEqualTo(SlaState.BREACHED);

        alert.reopen(null, MUCH_LATER);

        assertThat(alert.state().sla())
                .isEqualTo(
                        new AlertSla(
                                MUCH_LATER.at(),
                                MUCH_LATER.at().plusSeconds(600),
                                null,
                                SlaState.RUNNING,
                                MUCH_LATER.at().plusSeconds(3_600),
                                null,
                                SlaState.RUNNING));
    }

    @Test
    void hasNoDeadlinesWithoutObjectives() {
        AlertSnapshot raised =
                Alert.timed(
                        Alert.raisedBy(
                                Detections.bruteForceIn(
                                        SecurityEvents.bruteForceFrom("203.0.113.7")),
                                RAISED_AT),
                        (objective, severity) -> null);

        assertThat(raised.sla()).isNull();
    }

    @Test
    void isRaisedUnderTheSameIdWhenTheDetectionComesAgain() {
        var detection = Detections.bruteForceIn(SecurityEvents.bruteForceFrom("203.0.113.7"));

        assertThat(Alert.raisedBy(detection, RAISED_AT.plusSeconds(5)).id())
                .isEqualTo(Alert.raisedBy(detection, RAISED_AT).id());
    }

    private static AlertSla sla(Alert alert) {
        return Objects.requireNonNull(alert.state().sla());
    }

    private static AlertSnapshot raised() {
        var event = SecurityEvents.bruteForceFrom("203.0.113.7");
        AlertSnapshot raised = Alert.raisedBy(Detections.bruteForceIn(event), RAISED_AT);
        return Alert.numbered(Alert.timed(raised, OBJECTIVES), 42);
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
                        null,
                        null,
                        null);
        return new Alert(put.appliedTo(raised, OBJECTIVES), OBJECTIVES);
    }

    private static void move(Alert alert, AlertStatus to) {
        switch (to) {
            case OPEN -> alert.reopen(null, ANALYST);
            case ACKNOWLEDGED -> alert.acknowledge(null, ANALYST);
            case IN_PROGRESS -> alert.start(null, ANALYST);
            case RESOLVED -> alert.resolve(null, null, ANALYST);
        }
    }
}

package io.threatmonitor.alert.alerts;

import static java.util.Objects.requireNonNullElse;

import io.threatmonitor.contracts.alert.AlertSla;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.alert.AlertStatus;
import io.threatmonitor.contracts.event.Severity;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Both deadlines of an alert. Its clocks run since it was raised, last reopened, or shown again
 * while open, one until it leaves open, the other until it is resolved.
 */
record Deadlines(Instant openedAt, Deadline acknowledge, Deadline resolve) {

    /** Of an alert whose clocks begin to run at that moment. */
    static Deadlines from(Instant openedAt, Severity severity, ResponseObjectives objectives) {
        return new Deadlines(
                openedAt,
                ahead(openedAt, objectives.limit(Objective.ACKNOWLEDGE, severity)),
                ahead(openedAt, objectives.limit(Objective.RESOLVE, severity)));
    }

    static Deadlines of(AlertSnapshot alert) {
        AlertSla sla = alert.sla();
        if (sla == null) {
            return new Deadlines(alert.createdAt(), Deadline.NONE, Deadline.NONE);
        }
        return new Deadlines(
                sla.openedAt(),
                new Deadline(sla.acknowledgeDue(), sla.acknowledgedAt(), sla.acknowledgeState()),
                new Deadline(sla.resolveDue(), sla.resolvedAt(), sla.resolveState()));
    }

    /** The deadline by which a list sorts an alert; one without has no place in it. */
    static Instant nextOf(AlertSnapshot alert) {
        Deadlines all = of(alert);
        Instant resolve = requireNonNullElse(all.resolve.due(), Instant.MAX);
        return alert.status() == AlertStatus.OPEN
                ? requireNonNullElse(all.acknowledge.due(), resolve)
                : resolve;
    }

    /** What passed before {@code moment} and is not noted yet. */
    List<Objective> passedAt(Instant moment) {
        var passed = new ArrayList<Objective>();
        if (acknowledge.isPassedAt(moment)) {
            passed.add(Objective.ACKNOWLEDGE);
        }
        if (resolve.isPassedAt(moment)) {
            passed.add(Objective.RESOLVE);
        }
        return passed;
    }

    Deadline of(Objective objective) {
        return switch (objective) {
            case ACKNOWLEDGE -> acknowledge;
            case RESOLVE -> resolve;
        };
    }

    /** After what happened; reopening begins with new ones. */
    Deadlines after(AlertTransition happened) {
        if (happened.objective() != null) {
            return missed(happened.objective());
        }
        boolean left = happened.from() == AlertStatus.OPEN && happened.hasMoved();
        boolean resolved = happened.to() == AlertStatus.RESOLVED && happened.hasMoved();
        return new Deadlines(
                openedAt,
                left ? acknowledge.done(happened.at()) : acknowledge,
                resolved ? resolve.done(happened.at()) : resolve);
    }

    Deadlines seenAt(Instant moment) {
        return new Deadlines(openedAt, acknowledge.seenAt(moment), resolve.seenAt(moment));
    }

    /** Null where there is none. */
    @Nullable AlertSla onTheWire() {
        if (acknowledge.due() == null && resolve.due() == null) {
            return null;
        }
        return new AlertSla(
                openedAt,
                acknowledge.due(),
                acknowledge.doneAt(),
                acknowledge.state(),
                resolve.due(),
                resolve.doneAt(),
                resolve.state());
    }

    private Deadlines missed(Objective objective) {
        return switch (objective) {
            case ACKNOWLEDGE -> new Deadlines(openedAt, acknowledge.missed(), resolve);
            case RESOLVE -> new Deadlines(openedAt, acknowledge, resolve.missed());
        };
    }

    private static Deadline ahead(Instant openedAt, @Nullable Duration limit) {
        return Deadline.ahead(limit == null ? null : openedAt.plus(limit));
    }
}

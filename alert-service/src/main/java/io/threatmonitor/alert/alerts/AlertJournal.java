package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.audit.Actor;
import io.threatmonitor.kit.caller.Caller;
import io.threatmonitor.kit.messaging.OutgoingRecord;
import io.threatmonitor.kit.outbox.Outbox;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes what happened to alerts: their rows, their transitions, how long they waited, and what
 * leaves for Kafka, all in the caller's transaction.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AlertJournal {

    private final Alerts alerts;
    private final AlertRecords records;
    private final Outbox outbox;

    AlertJournal(Alerts alerts, AlertRecords records, Outbox outbox) {
        this.alerts = alerts;
        this.records = records;
        this.outbox = outbox;
    }

    /**
     * @param caller who is to answer for the steps that he made
     */
    void write(List<Alert> edited, Caller caller) {
        List<Alert> changed = edited.stream().filter(Alert::hasChanged).toList();
        if (changed.isEmpty()) {
            return;
        }
        List<Alert.Step> steps = changed.stream().flatMap(alert -> alert.steps().stream()).toList();
        alerts.change(changed.stream().map(Alert::state).toList());
        List<AlertTransition> transitions = steps.stream().map(Alert.Step::transition).toList();
        alerts.add(transitions);
        alerts.addResponses(transitions.stream().filter(AlertTransition::hasMoved).toList());
        var outgoing = new ArrayList<OutgoingRecord>();
        for (Alert.Step step : steps) {
            outgoing.add(records.changed(step.transition(), step.after()));
            outgoing.add(records.audited(step, responsibleFor(step, caller)));
        }
        outbox.add(outgoing);
    }

    /** What the service notes on the way is not the doing of whoever asked for something else. */
    private static Caller responsibleFor(Alert.Step step, Caller caller) {
        Actor actor = step.transition().actor();
        return actor.equals(caller.actor())
                ? caller
                : new Caller(actor, null, null, null, caller.traceId());
    }
}

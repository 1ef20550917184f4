package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.alert.AlertStatus;
import io.threatmonitor.kit.messaging.OutgoingRecord;
import io.threatmonitor.kit.outbox.Outbox;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Lets alerts be seen again when what hid them has ended. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Unsilencing {

    private final Alerts alerts;
    private final Silencing silencing;
    private final AlertRecords records;
    private final ResponseObjectives objectives;
    private final Outbox outbox;

    Unsilencing(
            Alerts alerts,
            Silencing silencing,
            AlertRecords records,
            ResponseObjectives objectives,
            Outbox outbox) {
        this.alerts = alerts;
        this.silencing = silencing;
        this.records = records;
        this.objectives = objectives;
        this.outbox = outbox;
    }

    void unsilence(Collection<UUID> ids, Signature by) {
        var shown = new ArrayList<Alert.Step>();
        var stillHidden = new ArrayList<AlertSnapshot>();
        for (AlertSnapshot hidden : alerts.lock(ids)) {
            if (hidden.status() == AlertStatus.RESOLVED) {
                continue;
            }
            UUID other = silencing.silenceOf(hidden);
            if (other == null) {
                var alert = new Alert(hidden, objectives);
                alert.unsilence(by);
                shown.addAll(alert.steps());
            } else if (!other.equals(hidden.silencedBy())) {
                stillHidden.add(new Tally(Alert.silenced(hidden, other)).counted(by.at()));
            }
        }
        save(shown, stillHidden, by);
    }

    private void save(List<Alert.Step> shown, List<AlertSnapshot> stillHidden, Signature by) {
        var outgoing = new ArrayList<OutgoingRecord>();
        if (!shown.isEmpty()) {
            alerts.change(shown.stream().map(Alert.Step::after).toList());
            alerts.add(shown.stream().map(Alert.Step::transition).toList());
            shown.forEach(step -> outgoing.add(records.changed(step.transition(), step.after())));
        }
        if (!stillHidden.isEmpty()) {
            alerts.count(stillHidden);
            stillHidden.forEach(alert -> outgoing.add(records.updated(alert, by)));
        }
        if (!outgoing.isEmpty()) {
            outbox.add(outgoing);
        }
    }
}

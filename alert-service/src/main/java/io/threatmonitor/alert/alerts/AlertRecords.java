package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.CloudEvents;
import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.alert.AlertChange;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.alert.IncidentReference;
import io.threatmonitor.contracts.audit.AuditAction.Target;
import io.threatmonitor.kit.audit.AuditActions;
import io.threatmonitor.kit.audit.AuditRecords;
import io.threatmonitor.kit.caller.Caller;
import io.threatmonitor.kit.ids.IdGenerator;
import io.threatmonitor.kit.messaging.OutgoingRecord;
import io.threatmonitor.kit.messaging.OutgoingRecords;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What the rest of the platform hears of a change: the change itself, and who is to answer for it.
 */
@Component
class AlertRecords {

    private static final String MODULE = "alerts";

    private final OutgoingRecords records;
    private final AuditActions actions;
    private final AuditRecords audit;
    private final IdGenerator ids;

    AlertRecords(
            OutgoingRecords records, AuditActions actions, AuditRecords audit, IdGenerator ids) {
        this.records = records;
        this.actions = actions;
        this.audit = audit;
        this.ids = ids;
    }

    OutgoingRecord changed(AlertTransition transition, AlertSnapshot alert) {
        return outgoing(
                new AlertChange(
                        ids.next(),
                        alert.id(),
                        transition.kind(),
                        transition.at(),
                        transition.actor(),
                        alert));
    }

    /** {@code alert} has occurred again, or another silence hides it: what is no transition. */
    OutgoingRecord updated(AlertSnapshot alert, Signature by) {
        return outgoing(
                new AlertChange(
                        ids.next(),
                        alert.id(),
                        AlertChange.Kind.UPDATED,
                        by.at(),
                        by.actor(),
                        alert));
    }

    private OutgoingRecord outgoing(AlertChange change) {
        return records.of(
                Topics.ALERTS,
                change.alertId().toString(),
                CloudEvents.ALERT_CHANGED,
                change.id(),
                change.at(),
                change);
    }

    OutgoingRecord audited(Alert.Step step, Caller caller) {
        Map<String, @Nullable Object> before = fields(step.before());
        Map<String, @Nullable Object> after = fields(step.after());
        before.entrySet()
                .removeIf(field -> Objects.equals(field.getValue(), after.get(field.getKey())));
        after.keySet().retainAll(before.keySet());
        if (step.transition().comment() != null) {
            after.put("comment", step.transition().comment());
        }
        if (step.transition().objective() != null) {
            after.put("missed", AlertRows.text(step.transition().objective()));
        }
        return audit.of(
                actions.change(
                        caller,
                        MODULE,
                        "alert_" + AlertRows.text(step.transition().kind()),
                        new Target("alert", step.after().id().toString()),
                        description(step),
                        before,
                        after));
    }

    /** What changes about an alert. */
    private static Map<String, @Nullable Object> fields(AlertSnapshot alert) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("status", AlertRows.text(alert.status()));
        fields.put("resolution", AlertRows.textOrNull(alert.resolution()));
        fields.put("resolution_notes", alert.resolutionNotes());
        fields.put("assigned_to", alert.assignedTo());
        fields.put("incident", alert.incident() == null ? null : alert.incident().number());
        return fields;
    }

    private static String description(Alert.Step step) {
        String alert = "alert " + step.after().number();
        AlertTransition transition = step.transition();
        return switch (transition.kind()) {
            case RAISED -> "Raised " + alert;
            case ACKNOWLEDGED -> "Acknowledged " + alert;
            case STARTED -> "Started work on " + alert;
            case ASSIGNED -> assignment(alert, transition.assignedTo());
            case ANNOTATED -> "Changed the notes of " + alert;
            case COMMENTED -> "Commented on " + alert;
            case RESOLVED -> "Resolved " + alert + outcome(transition);
            case REOPENED -> "Reopened " + alert;
            case UNSILENCED -> "Showed " + alert + " again";
            case MERGED -> "Merged " + alert + " into " + incident(transition);
            case DETACHED -> "Detached " + alert + " from " + incident(transition);
            case BREACHED -> "Noted that " + alert + " was " + missed(transition);
            case UPDATED -> "Updated " + alert;
        };
    }

    private static String assignment(String alert, @Nullable String assignee) {
        return assignee == null
                ? "Took " + alert + " from its assignee"
                : "Assigned " + alert + " to " + assignee;
    }

    private static String incident(AlertTransition transition) {
        IncidentReference incident = transition.incident();
        return incident == null ? "an incident" : "incident " + incident.number();
    }

    private static String missed(AlertTransition transition) {
        Objective objective = transition.objective();
        return objective == null ? "late" : "not %s in time".formatted(objective.done());
    }

    private static String outcome(AlertTransition transition) {
        return transition.resolution() == null
                ? ""
                : " as " + AlertRows.text(transition.resolution()).replace('_', ' ');
    }
}

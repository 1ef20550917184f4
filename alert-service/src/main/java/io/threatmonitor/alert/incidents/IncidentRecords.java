package io.threatmonitor.alert.incidents;

import io.threatmonitor.alert.alerts.TouchedAlerts;
import io.threatmonitor.contracts.alert.IncidentReference;
import io.threatmonitor.contracts.audit.AuditAction.Target;
import io.threatmonitor.kit.audit.AuditActions;
import io.threatmonitor.kit.audit.AuditRecords;
import io.threatmonitor.kit.caller.Caller;
import io.threatmonitor.kit.messaging.OutgoingRecord;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What the audit trail hears of incidents; of their alerts it hears as of all alerts. */
@Component
class IncidentRecords {

    private static final String MODULE = "incidents";

    private final AuditActions actions;
    private final AuditRecords audit;

    IncidentRecords(AuditActions actions, AuditRecords audit) {
        this.actions = actions;
        this.audit = audit;
    }

    OutgoingRecord created(Incident incident, IncidentTransition transition, Caller caller) {
        return audited(transition, incident, Map.of(), fields(incident), caller);
    }

    OutgoingRecord changed(EditedIncident.Step step, Caller caller) {
        Map<String, @Nullable Object> before = fields(step.before());
        Map<String, @Nullable Object> after = fields(step.after());
        before.entrySet()
                .removeIf(field -> Objects.equals(field.getValue(), after.get(field.getKey())));
        after.keySet().retainAll(before.keySet());
        if (step.transition().kind() == IncidentTransition.Kind.COMMENTED) {
            after.put("comment", step.transition().note());
        }
        return audited(step.transition(), step.after(), before, after, caller);
    }

    private OutgoingRecord audited(
            IncidentTransition transition,
            Incident incident,
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> after,
            Caller caller) {
        return audit.of(
                actions.change(
                        caller,
                        MODULE,
                        "incident_" + IncidentRows.text(transition.kind()),
                        new Target("incident", incident.id().toString()),
                        description(transition, "incident " + incident.number()),
                        before,
                        after));
    }

    private static Map<String, @Nullable Object> fields(Incident incident) {
        IncidentReference mergedInto = incident.mergedInto();
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("title", incident.title());
        fields.put("severity", IncidentRows.text(incident.severity()));
        fields.put("severity_set", incident.severitySet());
        fields.put("status", IncidentRows.text(incident.status()));
        fields.put("assigned_to", incident.assignedTo());
        fields.put("notes", incident.notes());
        fields.put("alerts", incident.alerts());
        fields.put("merged_into", mergedInto == null ? null : mergedInto.number());
        return fields;
    }

    private static String description(IncidentTransition transition, String incident) {
        String note = transition.note();
        return switch (transition.kind()) {
            case CREATED -> "Made %s of %s".formatted(incident, alerts(transition));
            case MERGED -> "Merged %s into %s".formatted(alerts(transition), incident);
            case DETACHED -> "Detached %s from %s".formatted(alerts(transition), incident);
            case RETITLED -> "Retitled " + incident;
            case RATED -> "Rated %s %s".formatted(incident, note);
            case ASSIGNED ->
                    note == null
                            ? "Took %s from its assignee".formatted(incident)
                            : "Assigned %s to %s".formatted(incident, note);
            case ANNOTATED -> "Changed the notes of " + incident;
            case COMMENTED -> "Commented on " + incident;
            case STARTED -> "Started work on " + incident;
            case RESOLVED -> "Resolved %s with %s".formatted(incident, alerts(transition));
            case REOPENED -> "Reopened " + incident;
            case ABSORBED ->
                    "Merged %s with %s into %s"
                            .formatted(other(transition), alerts(transition), incident);
            case ENDED -> "Ended %s in %s".formatted(incident, other(transition));
        };
    }

    private static String alerts(IncidentTransition transition) {
        TouchedAlerts alerts = transition.alerts();
        if (alerts == null || alerts.none()) {
            return "no alert";
        }
        return alerts.total() == 1
                ? "alert " + alerts.first().getFirst()
                : alerts.total() + " alerts";
    }

    private static String other(IncidentTransition transition) {
        IncidentReference other = transition.other();
        return other == null ? "an incident" : "incident " + other.number();
    }
}

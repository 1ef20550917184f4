package io.threatmonitor.alert.alerts;

import static io.threatmonitor.alert.alerts.AlertRows.text;
import static io.threatmonitor.alert.alerts.AlertRows.textOrNull;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.kit.postgres.CopiedRow;
import io.threatmonitor.kit.postgres.Copy;

import java.util.List;

/** Alerts that are raised, and transitions, as {@code COPY} takes them. */
final class CopiedAlerts {

    static final Copy<AlertSnapshot> RAISED =
            new Copy<>(
                    List.of(
                            "id",
                            "number",
                            "rule",
                            "counted_rules",
                            "severity",
                            "title",
                            "event",
                            "entities",
                            "terms",
                            "status",
                            "occurrences",
                            "first_seen",
                            "last_seen",
                            "silenced_by",
                            "created_at",
                            "updated_at",
                            "version",
                            "acknowledge_due",
                            "resolve_due"),
                    CopiedAlerts::write);

    static final Copy<AlertTransition> TRANSITIONS =
            new Copy<>(
                    List.of(
                            "alert_id",
                            "version",
                            "kind",
                            "at",
                            "actor",
                            "from_status",
                            "to_status",
                            "assigned_to",
                            "resolution",
                            "note",
                            "incident_id",
                            "incident_number",
                            "objective"),
                    CopiedAlerts::write);

    private CopiedAlerts() {}

    private static void write(AlertSnapshot alert, CopiedRow row) {
        Deadlines deadlines = Deadlines.of(alert);
        row.uuid(alert.id())
                .number(alert.number())
                .jsonb(utf8(alert.rule()))
                .jsonb(utf8(alert.countedRules()))
                .text(text(alert.severity()))
                .text(alert.title())
                .json(utf8(alert.event()))
                .jsonb(utf8(alert.entities()))
                .numbers(AlertTerms.of(alert).numbers())
                .text(text(alert.status()))
                .number(alert.occurrences())
                .time(alert.firstSeen())
                .time(alert.lastSeen())
                .uuid(alert.silencedBy())
                .time(alert.createdAt())
                .time(alert.updatedAt())
                .number(alert.version())
                .time(deadlines.acknowledge().due())
                .time(deadlines.resolve().due());
    }

    private static void write(AlertTransition happened, CopiedRow row) {
        row.uuid(happened.alertId())
                .number(happened.version())
                .text(text(happened.kind()))
                .time(happened.at())
                .jsonb(utf8(happened.actor()))
                .text(textOrNull(happened.from()))
                .text(text(happened.to()))
                .text(happened.assignedTo())
                .text(textOrNull(happened.resolution()))
                .text(happened.note())
                .uuid(AlertRows.id(happened.incident()))
                .number(AlertRows.number(happened.incident()))
                .text(textOrNull(happened.objective()));
    }

    private static byte[] utf8(Object value) {
        return WireJson.MAPPER.writeValueAsBytes(value);
    }
}

package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.alert.AlertChange;
import io.threatmonitor.contracts.alert.AlertSla;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.alert.AlertStatus;
import io.threatmonitor.contracts.alert.Entity;
import io.threatmonitor.contracts.alert.IncidentReference;
import io.threatmonitor.contracts.alert.Resolution;
import io.threatmonitor.contracts.audit.Actor;
import io.threatmonitor.contracts.detection.RuleReference;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.contracts.event.Severity;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

import tools.jackson.core.type.TypeReference;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Rows of the database as records, and values of records as the database spells them. */
final class AlertRows {

    private static final TypeReference<List<Entity>> ENTITIES = new TypeReference<>() {};

    private static final TypeReference<List<RuleReference>> RULES = new TypeReference<>() {};

    private AlertRows() {}

    /** As it stands, with those deadlines missed of which that is noted. */
    static AlertSnapshot alert(ResultSet row, int number) throws SQLException {
        return alert(row, deadlines(row).onTheWire());
    }

    /** As someone sees it who looks at that moment. */
    static RowMapper<AlertSnapshot> alertSeenAt(Instant moment) {
        return (row, number) -> alert(row, deadlines(row).seenAt(moment).onTheWire());
    }

    private static AlertSnapshot alert(ResultSet row, @Nullable AlertSla sla) throws SQLException {
        return new AlertSnapshot(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                WireJson.MAPPER.readValue(row.getString("rule"), RuleReference.class),
                WireJson.MAPPER.readValue(row.getString("counted_rules"), RULES),
                constant(Severity.class, row.getString("severity")),
                row.getString("title"),
                WireJson.MAPPER.readValue(row.getString("event"), SecurityEvent.class),
                WireJson.MAPPER.readValue(row.getString("entities"), ENTITIES),
                constant(AlertStatus.class, row.getString("status")),
                constantOrNull(Resolution.class, row.getString("resolution")),
                row.getString("assigned_to"),
                row.getString("resolution_notes"),
                row.getLong("occurrences"),
                incident(row),
                sla,
                instant(row, "first_seen"),
                instant(row, "last_seen"),
                row.getObject("silenced_by", UUID.class),
                instant(row, "created_at"),
                instant(row, "updated_at"),
                row.getLong("version"));
    }

    static AlertSummary summary(ResultSet row, int number) throws SQLException {
        return new AlertSummary(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                WireJson.MAPPER.readValue(row.getString("rule"), RuleReference.class),
                constant(Severity.class, row.getString("severity")),
                row.getString("title"),
                WireJson.MAPPER.readValue(row.getString("entities"), ENTITIES),
                constant(AlertStatus.class, row.getString("status")),
                instant(row, "created_at"));
    }

    static AlertTransition transition(ResultSet row, int number) throws SQLException {
        return new AlertTransition(
                row.getObject("alert_id", UUID.class),
                row.getLong("version"),
                constant(AlertChange.Kind.class, row.getString("kind")),
                instant(row, "at"),
                WireJson.MAPPER.readValue(row.getString("actor"), Actor.class),
                constantOrNull(AlertStatus.class, row.getString("from_status")),
                constant(AlertStatus.class, row.getString("to_status")),
                row.getString("assigned_to"),
                constantOrNull(Resolution.class, row.getString("resolution")),
                row.getString("note"),
                incident(row),
                constantOrNull(Objective.class, row.getString("objective")));
    }

    static @Nullable IncidentReference incident(ResultSet row) throws SQLException {
        UUID id = row.getObject("incident_id", UUID.class);
        return id == null ? null : new IncidentReference(id, row.getLong("incident_number"));
    }

    private static Deadlines deadlines(ResultSet row) throws SQLException {
        Instant reopenedAt = instantOrNull(row, "reopened_at");
        return new Deadlines(
                reopenedAt == null ? instant(row, "created_at") : reopenedAt,
                Deadline.of(
                        instantOrNull(row, "acknowledge_due"),
                        instantOrNull(row, "acknowledged_at"),
                        row.getBoolean("acknowledge_missed")),
                Deadline.of(
                        instantOrNull(row, "resolve_due"),
                        instantOrNull(row, "resolved_at"),
                        row.getBoolean("resolve_missed")));
    }

    static <E extends Enum<E>> E constant(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    }

    static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static @Nullable String textOrNull(@Nullable Enum<?> constant) {
        return constant == null ? null : text(constant);
    }

    static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static <E extends Enum<E>> @Nullable E constantOrNull(
            Class<E> type, @Nullable String text) {
        return text == null ? null : constant(type, text);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column)
            throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static @Nullable UUID id(@Nullable IncidentReference incident) {
        return incident == null ? null : incident.id();
    }

    static @Nullable Long number(@Nullable IncidentReference incident) {
        return incident == null ? null : incident.number();
    }
}

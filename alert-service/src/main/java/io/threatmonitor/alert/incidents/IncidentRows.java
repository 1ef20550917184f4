package io.threatmonitor.alert.incidents;

import io.threatmonitor.alert.alerts.TouchedAlerts;
import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.alert.IncidentReference;
import io.threatmonitor.contracts.audit.Actor;
import io.threatmonitor.contracts.event.Severity;

import org.jspecify.annotations.Nullable;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Rows of the database as records, and values of records as the database spells them. */
final class IncidentRows {

    private IncidentRows() {}

    static Incident incident(ResultSet row, int number) throws SQLException {
        return new Incident(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getString("title"),
                constant(Severity.class, row.getString("severity")),
                row.getBoolean("severity_set"),
                constant(IncidentStatus.class, row.getString("status")),
                row.getString("assigned_to"),
                row.getString("notes"),
                row.getLong("alerts"),
                reference(row, "merged_into_id", "merged_into_number"),
                row.getString("created_by"),
                instant(row, "created_at"),
                instant(row, "updated_at"),
                row.getLong("version"));
    }

    static IncidentTransition transition(ResultSet row, int number) throws SQLException {
        String from = row.getString("from_status");
        return new IncidentTransition(
                row.getObject("incident_id", UUID.class),
                row.getLong("version"),
                constant(IncidentTransition.Kind.class, row.getString("kind")),
                instant(row, "at"),
                WireJson.MAPPER.readValue(row.getString("actor"), Actor.class),
                from == null ? null : constant(IncidentStatus.class, from),
                constant(IncidentStatus.class, row.getString("to_status")),
                row.getString("note"),
                alerts(row),
                reference(row, "other_id", "other_number"));
    }

    static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable TouchedAlerts alerts(ResultSet row) throws SQLException {
        Array numbers = row.getArray("alert_numbers");
        return numbers == null
                ? null
                : new TouchedAlerts(row.getLong("alerts"), List.of((Long[]) numbers.getArray()));
    }

    private static @Nullable IncidentReference reference(ResultSet row, String id, String number)
            throws SQLException {
        UUID given = row.getObject(id, UUID.class);
        return given == null ? null : new IncidentReference(given, row.getLong(number));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}

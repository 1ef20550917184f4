package io.threatmonitor.audit.trail;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.audit.AuditAction;
import io.threatmonitor.kit.api.Cursor;
import io.threatmonitor.kit.api.Cursor.Direction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A recorded action, and its place in the trail.
 *
 * @param occurredAt as the table orders it, in microseconds; the action itself may be finer
 */
record TrailEntry(Instant occurredAt, UUID id, AuditAction action) {

    static TrailEntry read(ResultSet row, int number) throws SQLException {
        return new TrailEntry(
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getObject("id", UUID.class),
                WireJson.MAPPER.readValue(row.getBytes("received"), AuditAction.class));
    }

    Cursor place(Direction direction) {
        return new Cursor(occurredAt, id, direction);
    }
}

package io.threatmonitor.ingest.rejections.recording;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;
import io.threatmonitor.contracts.event.RejectedEvent;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.ZoneOffset;
import java.util.List;

/** Writes rejected events, each once however often it comes. Thread-safe. */
@Repository
class RejectionRecorder {

    private final JdbcTemplate jdbc;

    RejectionRecorder(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @throws org.springframework.dao.DataIntegrityViolationException when the database refuses one
     *     of them for what it says; nothing is recorded then
     */
    @Transactional
    public void record(List<RejectedEvent> events) {
        jdbc.batchUpdate(
                """
                insert into rejected_event
                (id, received_at, sensor_id, source_name, format, errors, original_size, original)
                values (?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                on conflict (id) do nothing
                """,
                events,
                events.size(),
                (row, event) -> {
                    row.setObject(1, event.id());
                    row.setObject(2, event.receivedAt().atOffset(ZoneOffset.UTC));
                    row.setString(3, writable(event.sensorId()));
                    row.setString(
                            4, event.sourceName() == null ? null : writable(event.sourceName()));
                    row.setString(5, writable(event.format()));
                    row.setString(6, errors(event));
                    row.setLong(7, event.originalSize());
                    row.setBytes(8, event.original());
                });
    }

    private static String errors(RejectedEvent event) {
        // JSON has an escape for NUL, which jsonb refuses as text does.
        return WireJson.MAPPER.writeValueAsString(
                event.errors().stream()
                        .map(error ->
                                new FieldError(writable(error.field()), writable(error.message())))
                        .toList());
    }

    /** PostgreSQL's text has no NUL, and a sender's words may stand in any of these. */
    private static String writable(String text) {
        return text.replace('\0', '\uFFFD');
    }
}

package io.threatmonitor.ingest.history.recording;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/** Writes events with {@code COPY}, inside of the caller's transaction. Thread-safe. */
@Repository
class EventCopy {

    /** Enough that the server always has something to do while the next rows are made. */
    private static final int ROWS_AT_ONCE = 100;

    private final JdbcTemplate jdbc;

    EventCopy(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @throws org.springframework.dao.DuplicateKeyException when one of them is there already, by
     *     time and id
     */
    void into(List<ReceivedEvent> events) {
        copy("event", events);
    }

    /**
     * The slow way, for when some may be there already.
     *
     * @return those that were not
     */
    List<ReceivedEvent> missingInto(List<ReceivedEvent> events) {
        jdbc.execute("create temporary table copied (like event) on commit drop");
        copy("copied", events);
        var stored =
                new HashSet<>(
                        jdbc.queryForList(
                                """
                                insert into event (%1$s) select %1$s from copied
                                on conflict do nothing
                                returning id
                                """
                                        .formatted(CopiedRows.COLUMNS),
                                UUID.class));
        var missing = new ArrayList<ReceivedEvent>();
        for (var event : events) {
            if (stored.remove(event.event().id())) {
                missing.add(event);
            }
        }
        return missing;
    }

    private void copy(String table, List<ReceivedEvent> events) {
        var sql = "copy %s (%s) from stdin (format binary)".formatted(table, CopiedRows.COLUMNS);
        jdbc.execute((ConnectionCallback<Long>) connection -> copy(connection, sql, events));
    }

    private static long copy(Connection connection, String sql, List<ReceivedEvent> events)
            throws SQLException {
        var copying = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try {
            write(copying, CopiedRows.header());
            for (int from = 0; from < events.size(); from += ROWS_AT_ONCE) {
                int to = Math.min(events.size(), from + ROWS_AT_ONCE);
                write(copying, CopiedRows.of(events.subList(from, to)));
            }
            write(copying, CopiedRows.trailer());
            return copying.endCopy();
        } finally {
            if (copying.isActive()) {
                copying.cancelCopy();
            }
        }
    }

    private static void write(CopyIn copying, ByteBuffer bytes) throws SQLException {
        copying.writeToCopy(bytes.array(), bytes.arrayOffset(), bytes.limit());
    }
}

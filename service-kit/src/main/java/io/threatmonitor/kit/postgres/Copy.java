package io.threatmonitor.kit.postgres;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Writes many rows with {@code COPY}, the cheapest way into a table. Thread-safe.
 *
 * @param <T> what becomes a row
 */
public final class Copy<T> {

    /** Bytes; enough that the server always has something to do while the next rows are made. */
    private static final int AT_ONCE = 1 << 16;

    /** Bytes. */
    private static final int LIKELY_ROW = 1 << 10;

    private final List<String> columns;
    private final BiConsumer<T, CopiedRow> writer;

    /**
     * @param columns that each row has, in their order
     * @param writer writes one row, all of its columns
     */
    public Copy(List<String> columns, BiConsumer<T, CopiedRow> writer) {
        this.columns = List.copyOf(columns);
        this.writer = writer;
    }

    public List<String> columns() {
        return columns;
    }

    /**
     * Writes {@code rows} inside of the caller's transaction, all or none.
     *
     * @throws org.springframework.dao.DuplicateKeyException when one of them is there already
     */
    public void into(String table, List<T> rows, JdbcTemplate jdbc) {
        var sql =
                "copy %s (%s) from stdin (format binary)"
                        .formatted(table, String.join(", ", columns));
        jdbc.execute((ConnectionCallback<Long>) connection -> copy(connection, sql, rows));
    }

    private long copy(Connection connection, String sql, List<T> rows) throws SQLException {
        var copying = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try {
            var written =
                    new CopiedRows(Math.min(rows.size(), 2 * AT_ONCE / LIKELY_ROW) * LIKELY_ROW);
            written.header();
            for (T row : rows) {
                writer.accept(row, written.row(columns.size()));
                if (written.size() >= AT_ONCE) {
                    send(written, copying);
                }
            }
            written.trailer();
            send(written, copying);
            return copying.endCopy();
        } finally {
            if (copying.isActive()) {
                copying.cancelCopy();
            }
        }
    }

    private static void send(CopiedRows rows, CopyIn copying) throws SQLException {
        var bytes = rows.take();
        copying.writeToCopy(bytes.array(), bytes.arrayOffset(), bytes.limit());
    }
}

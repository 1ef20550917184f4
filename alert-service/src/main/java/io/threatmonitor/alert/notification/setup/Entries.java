package io.threatmonitor.alert.notification.setup;

import io.threatmonitor.contracts.WireJson;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is set up, in PostgreSQL. There are a few dozen entries of a kind, not thousands. */
@Repository
public class Entries {

    private static final String ADD =
            """
            insert into notification_entry (id, kind, name, definition, enabled, proposed_by,
                                            approved_by, version, created_at, updated_at)
            values (:id, :kind, :name, :definition::jsonb, :enabled, :proposedBy,
                    :approvedBy, :version, :createdAt, :updatedAt)
            """;

    private static final String CHANGE =
            """
            update notification_entry
            set name = :name, definition = :definition::jsonb, enabled = :enabled,
                approved_by = :approvedBy, version = :version, updated_at = :updatedAt
            where id = :id
            """;

    private final JdbcClient jdbc;

    Entries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public <D> List<Entry<D>> all(EntryType<D> type) {
        return jdbc.sql("select * from notification_entry where kind = ? order by name")
                .param(type.kind().word())
                .query(reader(type))
                .list();
    }

    public <D> Optional<Entry<D>> find(EntryType<D> type, UUID id) {
        return one(type, "select * from notification_entry where id = ? and kind = ?", id);
    }

    /** The same, locked until the transaction ends. */
    <D> Optional<Entry<D>> lock(EntryType<D> type, UUID id) {
        return one(
                type, "select * from notification_entry where id = ? and kind = ? for update", id);
    }

    /** The names of the entries whose definition mentions {@code id}. */
    List<String> usersOf(UUID id) {
        return jdbc.sql(
                        "select name from notification_entry"
                                + " where position(:id in definition::text) > 0 order by name")
                .param("id", id.toString())
                .query(String.class)
                .list();
    }

    /**
     * @throws DuplicateKeyException when another entry of the kind has this name already
     */
    <D> void add(EntryType<D> type, Entry<D> entry) {
        written(jdbc.sql(ADD), entry)
                .param("kind", type.kind().word())
                .param("proposedBy", entry.proposedBy())
                .param("createdAt", timestamp(entry.createdAt()))
                .update();
    }

    /**
     * @throws DuplicateKeyException as in {@link #add}
     */
    <D> void change(Entry<D> entry) {
        written(jdbc.sql(CHANGE), entry).update();
    }

    void remove(UUID id) {
        jdbc.sql("delete from notification_entry where id = ?").param(id).update();
    }

    /** What a channel keeps encrypted; null for nothing. */
    public @Nullable String secretsOf(UUID id) {
        return jdbc.sql("select secrets from notification_entry where id = ?")
                .param(id)
                .query((row, number) -> Optional.ofNullable(row.getString(1)))
                .optional()
                .flatMap(secrets -> secrets)
                .orElse(null);
    }

    public void keepSecrets(UUID id, @Nullable String encrypted) {
        jdbc.sql("update notification_entry set secrets = ? where id = ?")
                .param(encrypted)
                .param(id)
                .update();
    }

    private static JdbcClient.StatementSpec written(
            JdbcClient.StatementSpec statement, Entry<?> entry) {
        return statement
                .param("id", entry.id())
                .param("name", entry.name())
                .param("definition", WireJson.MAPPER.writeValueAsString(entry.definition()))
                .param("enabled", entry.enabled())
                .param("approvedBy", entry.approvedBy())
                .param("version", entry.version())
                .param("updatedAt", timestamp(entry.updatedAt()));
    }

    private <D> Optional<Entry<D>> one(EntryType<D> type, String sql, UUID id) {
        return jdbc.sql(sql).param(id).param(type.kind().word()).query(reader(type)).optional();
    }

    private static <D> RowMapper<Entry<D>> reader(EntryType<D> type) {
        return (row, number) ->
                new Entry<>(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        WireJson.MAPPER.readValue(row.getString("definition"), type.definition()),
                        row.getBoolean("enabled"),
                        row.getString("proposed_by"),
                        row.getString("approved_by"),
                        row.getLong("version"),
                        instant(row, "created_at"),
                        instant(row, "updated_at"));
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}

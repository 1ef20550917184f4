package io.threatmonitor.ingest.sensors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The hashes of tokens in PostgreSQL. */
@Repository
class SensorTokenRows {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    SensorTokenRows(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    List<KnownToken> unrevoked() {
        return jdbc.sql(
                        "select id, sensor_id, hash, expires_at from sensor_token where revoked_at is null")
                .query((row, number) ->
                        new KnownToken(
                                row.getObject("id", UUID.class),
                                row.getString("sensor_id"),
                                row.getString("hash"),
                                instant(row, "expires_at")))
                .list();
    }

    /** All tokens that a sensor ever had, newest first. */
    List<StoredToken> of(String sensorId) {
        return jdbc.sql(
                        """
                        select * from sensor_token left join sensor_token_use on token_id = id
                        where sensor_id = ? order by created_at desc, id desc
                        """)
                .param(sensorId)
                .query((row, number) ->
                        new StoredToken(
                                row.getObject("id", UUID.class),
                                row.getString("prefix"),
                                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                                row.getString("created_by"),
                                instant(row, "last_used_at"),
                                instant(row, "expires_at"),
                                instant(row, "revoked_at")))
                .list();
    }

    void add(String sensorId, IssuedToken token, String hash, Instant at, String by) {
        Instant end = token.expiresAt();
        jdbc.sql(
                        """
                        insert into sensor_token
                        (id, sensor_id, prefix, hash, created_at, created_by, expires_at)
                        values (:id, :sensorId, :prefix, :hash, :at, :by, :end)
                        """)
                .param("id", token.id())
                .param("sensorId", sensorId)
                .param("prefix", token.prefix())
                .param("hash", hash)
                .param("at", timestamp(at))
                .param("by", by)
                .param("end", end == null ? null : timestamp(end), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    void expire(UUID token, Instant at) {
        jdbc.sql("update sensor_token set expires_at = ? where id = ?")
                .params(timestamp(at), token)
                .update();
    }

    void revoke(UUID token, Instant at) {
        jdbc.sql("update sensor_token set revoked_at = ? where id = ?")
                .params(timestamp(at), token)
                .update();
    }

    /** Keeps the later time where another replica knows of one too. */
    void used(Map<UUID, Instant> uses) {
        batches.batchUpdate(
                """
                insert into sensor_token_use as known (token_id, last_used_at) values (?, ?)
                on conflict (token_id) do update
                set last_used_at = greatest(known.last_used_at, excluded.last_used_at)
                """,
                uses.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList(),
                uses.size(),
                (row, use) -> {
                    row.setObject(1, use.getKey());
                    row.setObject(2, timestamp(use.getValue()));
                });
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

package io.threatmonitor.ingest.sensors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
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

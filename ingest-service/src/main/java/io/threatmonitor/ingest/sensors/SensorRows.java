package io.threatmonitor.ingest.sensors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The registry in PostgreSQL. */
@Repository
class SensorRows {

    private final JdbcClient jdbc;

    SensorRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Sensor> all() {
        return jdbc.sql("select * from sensor").query(SensorRows::sensor).list();
    }

    static Sensor sensor(ResultSet row, int number) throws SQLException {
        return new Sensor(
                row.getString("id"),
                row.getObject("page_key", UUID.class),
                row.getString("name"),
                row.getString("owner"),
                row.getString("kind"),
                new SensorScope(
                        texts(row.getArray("allowed_sources")),
                        Set.copyOf(texts(row.getArray("allowed_formats")))),
                texts(row.getArray("syslog_addresses")).stream().map(AddressRange::parse).toList(),
                quota(row),
                duration(row.getObject("silent_after", Long.class)),
                row.getBoolean("enabled"),
                row.getLong("version"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private static @Nullable Quota quota(ResultSet row) throws SQLException {
        Integer rate = row.getObject("events_per_second", Integer.class);
        Integer burst = row.getObject("burst", Integer.class);
        return rate == null || burst == null ? null : new Quota(rate, burst);
    }

    private static @Nullable Duration duration(@Nullable Long seconds) {
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static List<String> texts(Array array) throws SQLException {
        return Stream.of((String[]) array.getArray()).toList();
    }
}

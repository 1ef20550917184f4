package io.threatmonitor.ingest.sensors;

import io.threatmonitor.kit.api.MatchCount;
import io.threatmonitor.kit.api.PageRequest;
import io.threatmonitor.kit.postgres.NewestFirst;
import io.threatmonitor.kit.postgres.Where;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The registry in PostgreSQL. */
@Repository
class SensorRows {

    private final JdbcClient jdbc;
    private final NewestFirst<Sensor> list;

    SensorRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.list =
                new NewestFirst<>(
                        jdbc, "*", "sensor", "created_at", "page_key", SensorRows::sensor);
    }

    List<Sensor> all() {
        return jdbc.sql("select * from sensor").query(SensorRows::sensor).list();
    }

    Optional<Sensor> find(String id) {
        return jdbc.sql("select * from sensor where id = ?")
                .param(id)
                .query(SensorRows::sensor)
                .optional();
    }

    /** The sensor, which nobody else changes until the transaction ends. */
    Optional<Sensor> lock(String id) {
        return jdbc.sql("select * from sensor where id = ? for update")
                .param(id)
                .query(SensorRows::sensor)
                .optional();
    }

    /** One row more than the page has, to know whether there is a page after it. */
    List<Sensor> page(PageRequest page) {
        return list.rows(new Where(), page);
    }

    /** Counts no further than a client is told. */
    MatchCount count() {
        return list.count(new Where());
    }

    /** False when there is one of this id. */
    boolean add(Sensor sensor) {
        return write(
                        """
                        insert into sensor values (:id, :pageKey, :name, :owner, :kind, :sources,
                        :formats, :addresses, :rate, :burst, :silentAfter, :enabled, :version,
                        :createdAt, :updatedAt) on conflict (id) do nothing
                        """,
                        sensor)
                == 1;
    }

    void change(Sensor sensor) {
        write(
                """
                update sensor set name = :name, owner = :owner, kind = :kind,
                allowed_sources = :sources, allowed_formats = :formats,
                syslog_addresses = :addresses, events_per_second = :rate, burst = :burst,
                silent_after = :silentAfter, enabled = :enabled, version = :version,
                updated_at = :updatedAt where id = :id
                """,
                sensor);
    }

    private int write(String sql, Sensor sensor) {
        Quota quota = sensor.quota();
        Duration silence = sensor.silentAfter();
        return jdbc.sql(sql)
                .param("id", sensor.id())
                .param("pageKey", sensor.pageKey())
                .param("name", sensor.name())
                .param("owner", sensor.owner())
                .param("kind", sensor.kind())
                .param("sources", sensor.scope().sources().toArray(String[]::new))
                .param("formats", sensor.scope().formats().toArray(String[]::new))
                .param(
                        "addresses",
                        sensor.syslogAddresses().stream()
                                .map(AddressRange::toString)
                                .toArray(String[]::new))
                .param("rate", quota == null ? null : quota.eventsPerSecond(), Types.INTEGER)
                .param("burst", quota == null ? null : quota.burst(), Types.INTEGER)
                .param("silentAfter", silence == null ? null : silence.toSeconds(), Types.BIGINT)
                .param("enabled", sensor.enabled())
                .param("version", sensor.version())
                .param("createdAt", SensorTokenRows.timestamp(sensor.createdAt()))
                .param("updatedAt", SensorTokenRows.timestamp(sensor.updatedAt()))
                .update();
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

package io.threatmonitor.ingest.silence;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Who was heard when, and which silences people were told of, in PostgreSQL. */
@Repository
class SilenceRows {

    private final JdbcClient jdbc;

    SilenceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Sensors whose silence nobody was told of, locked until the transaction ends; those that
     * another replica has locked are its own. A silence counts from the last event, but never from
     * before the last change of the sensor, or from before the platform itself could hear.
     *
     * @param alive a replica that counted since then is running
     */
    List<SilentSensor> untold(Instant now, Instant alive) {
        return jdbc.sql(
                        """
                        select sensor.id, sensor.name, sensor.owner, sensor.kind,
                        heard.last_heard_at is not null as ever_heard,
                        coalesce(heard.last_heard_at, sensor.created_at) as since,
                        sensor.silent_after
                        from sensor left join sensor_activity heard on heard.sensor_id = sensor.id
                        where sensor.enabled and sensor.silent_after is not null
                        and greatest(heard.last_heard_at, sensor.updated_at,
                            (select min(started_at) from intake_replica
                             where ended_at is null and counted_at >= :alive))
                            + make_interval(secs => sensor.silent_after) < :now
                        and heard.silence_told_of is distinct from
                            coalesce(heard.last_heard_at, sensor.created_at)
                        order by sensor.id
                        for update of sensor skip locked
                        """)
                .param("now", timestamp(now))
                .param("alive", timestamp(alive))
                .query(SilenceRows::silentSensor)
                .list();
    }

    void told(SilentSensor sensor) {
        jdbc.sql(
                        """
                        insert into sensor_activity as known
                        (sensor_id, last_heard_at, silence_told_of) values (:id, :since, :since)
                        on conflict (sensor_id) do update set silence_told_of = :since
                        """)
                .param("id", sensor.id())
                .param("since", timestamp(sensor.since()))
                .update();
    }

    private static SilentSensor silentSensor(ResultSet row, int number) throws SQLException {
        return new SilentSensor(
                row.getString("id"),
                row.getString("name"),
                row.getString("owner"),
                row.getString("kind"),
                row.getBoolean("ever_heard"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                Duration.ofSeconds(row.getLong("silent_after")));
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

package io.threatmonitor.alert.suppression;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.kit.api.MatchCount;
import io.threatmonitor.kit.api.PageRequest;
import io.threatmonitor.kit.postgres.NewestFirst;
import io.threatmonitor.kit.postgres.Where;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The silences in PostgreSQL. */
@Repository
class Silences {

    private static final String ADD =
            """
            insert into silence (id, reason, matchers, max_severity, starts_at, ends_at, recurrence,
                                 unmatched_seconds, owner, approved_by, approved_at, state, ended_at,
                                 ended_by, version, created_at, updated_at)
            values (:id, :reason, :matchers::jsonb, :maxSeverity, :startsAt, :endsAt, :recurrence::jsonb,
                    :unmatchedSeconds, :owner, :approvedBy, :approvedAt, :state, :endedAt,
                    :endedBy, :version, :createdAt, :updatedAt)
            """;

    /** What it has matched is not among it: that goes on meanwhile. */
    private static final String CHANGE =
            """
            update silence
            set reason = :reason, matchers = :matchers::jsonb, max_severity = :maxSeverity,
                starts_at = :startsAt, ends_at = :endsAt, recurrence = :recurrence::jsonb,
                unmatched_seconds = :unmatchedSeconds, approved_by = :approvedBy,
                approved_at = :approvedAt, state = :state, ended_at = :endedAt, ended_by = :endedBy,
                version = :version, updated_at = :updatedAt
            where id = :id
            """;

    /** In the order of ids, so that no two batches wait for each other in a circle. */
    private static final String MATCHED =
            """
            update silence
            set matched = silence.matched + hid.count,
                last_match_at = greatest(silence.last_match_at, :at)
            from (select silence.id, found.count
                  from unnest(:ids, :counts) as found (id, count) join silence using (id)
                  order by silence.id for update of silence) as hid
            where silence.id = hid.id
            """;

    /** Of one that recurs, the clock counts too much: it goes on between its windows. */
    private static final String OVER_BY_THE_CLOCK =
            """
            select * from silence
            where ended_at is null
              and (ends_at <= :now
                   or state = 'active' and unmatched_seconds is not null
                      and greatest(starts_at, approved_at, last_match_at)
                          + unmatched_seconds * interval '1 s' <= :now)
            order by id for update skip locked
            """;

    /** The severities are in the order of {@code severity_rank}, which begins at 1. */
    private static final String ALERTS_TO_SHOW =
            """
            select alert.id from alert
            where silenced_by is not null and status <> 'resolved'
              and not exists (select from silence
                              where silence.id = alert.silenced_by and silence.state = 'active'
                                and alert.severity_rank <= array_position(
                                    array['low', 'medium', 'high', 'critical'], silence.max_severity))
            order by alert.silenced_by, alert.id limit :limit for update of alert skip locked
            """;

    private final JdbcClient jdbc;
    private final NewestFirst<Silence> list;

    Silences(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.list = new NewestFirst<>(jdbc, "*", "silence", "created_at", "id", Silences::silence);
    }

    /** Those that may hide something, the longest first. */
    List<Silence> active() {
        return jdbc.sql(
                        """
                        select * from silence where state = 'active' and ended_at is null
                        order by ends_at desc, id
                        """)
                .query(Silences::silence)
                .list();
    }

    Optional<Silence> find(UUID id) {
        return jdbc.sql("select * from silence where id = ?")
                .param(id)
                .query(Silences::silence)
                .optional();
    }

    /** The same, locked until the transaction ends. */
    Optional<Silence> lock(UUID id) {
        return jdbc.sql("select * from silence where id = ? for update")
                .param(id)
                .query(Silences::silence)
                .optional();
    }

    /** Those whose time is over, or that have matched nothing for too long by the clock; locked. */
    List<Silence> lockOverByTheClock(Instant now) {
        return jdbc.sql(OVER_BY_THE_CLOCK)
                .param("now", timestamp(now))
                .query(Silences::silence)
                .list();
    }

    void add(Silence silence) {
        written(jdbc.sql(ADD), silence)
                .param("owner", silence.owner())
                .param("createdAt", timestamp(silence.createdAt()))
                .update();
    }

    void change(Silence silence) {
        written(jdbc.sql(CHANGE), silence).update();
    }

    /**
     * @param detections how many each has hidden
     */
    void matched(Map<UUID, Long> detections, Instant at) {
        List<UUID> ids = List.copyOf(detections.keySet());
        jdbc.sql(MATCHED)
                .param("ids", new SqlArrayValue("uuid", ids.toArray()))
                .param(
                        "counts",
                        new SqlArrayValue("bigint", ids.stream().map(detections::get).toArray()))
                .param("at", timestamp(at))
                .update();
    }

    /**
     * Some of the unresolved alerts whose silence hides nothing any more, or nothing as severe;
     * locked.
     */
    List<UUID> lockAlertsToShow(int limit) {
        return jdbc.sql(ALERTS_TO_SHOW).param("limit", limit).query(UUID.class).list();
    }

    /** One row more than the page has, to know whether there is a page after it. */
    List<Silence> rows(Collection<SilenceState> states, PageRequest page) {
        return list.rows(in(states), page);
    }

    /** Counts no further than a client is told. */
    MatchCount count(Collection<SilenceState> states) {
        return list.count(in(states));
    }

    private static Where in(Collection<SilenceState> states) {
        return new Where().anyOf("state", states.stream().map(SilenceState::word).toList());
    }

    private static JdbcClient.StatementSpec written(
            JdbcClient.StatementSpec statement, Silence silence) {
        Duration patience = silence.endsWhenUnmatchedFor();
        return statement
                .param("id", silence.id())
                .param("reason", silence.reason())
                .param("matchers", WireJson.MAPPER.writeValueAsString(silence.matchers()))
                .param("maxSeverity", silence.maxSeverity().name().toLowerCase(Locale.ROOT))
                .param("startsAt", timestamp(silence.startsAt()))
                .param("endsAt", timestamp(silence.endsAt()))
                .param(
                        "recurrence",
                        silence.recurrence() == null
                                ? null
                                : WireJson.MAPPER.writeValueAsString(silence.recurrence()))
                .param("unmatchedSeconds", patience == null ? null : patience.toSeconds())
                .param("approvedBy", silence.approvedBy())
                .param("approvedAt", timestampOrNull(silence.approvedAt()))
                .param("state", silence.state().word())
                .param("endedAt", timestampOrNull(silence.endedAt()))
                .param("endedBy", silence.endedBy())
                .param("version", silence.version())
                .param("updatedAt", timestamp(silence.updatedAt()));
    }

    private static Silence silence(ResultSet row, int number) throws SQLException {
        String recurrence = row.getString("recurrence");
        Long patience = row.getObject("unmatched_seconds", Long.class);
        return new Silence(
                row.getObject("id", UUID.class),
                row.getString("owner"),
                row.getString("reason"),
                WireJson.MAPPER.readValue(row.getString("matchers"), SilenceMatchers.class),
                constant(Severity.class, row.getString("max_severity")),
                instant(row, "starts_at"),
                instant(row, "ends_at"),
                recurrence == null ? null : WireJson.MAPPER.readValue(recurrence, Recurrence.class),
                patience == null ? null : Duration.ofSeconds(patience),
                constant(SilenceState.class, row.getString("state")),
                row.getString("approved_by"),
                instantOrNull(row, "approved_at"),
                instantOrNull(row, "ended_at"),
                row.getString("ended_by"),
                row.getLong("matched"),
                instantOrNull(row, "last_match_at"),
                row.getLong("version"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime timestampOrNull(@Nullable Instant instant) {
        return instant == null ? null : timestamp(instant);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column)
            throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

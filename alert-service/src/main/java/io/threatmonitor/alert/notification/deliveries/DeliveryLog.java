package io.threatmonitor.alert.notification.deliveries;

import io.threatmonitor.alert.notification.channels.Reason;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.kit.api.MatchCount;
import io.threatmonitor.kit.api.PageRequest;
import io.threatmonitor.kit.postgres.NewestFirst;
import io.threatmonitor.kit.postgres.Where;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The deliveries in PostgreSQL, for whoever reads them. */
@Repository
class DeliveryLog {

    private final JdbcClient jdbc;
    private final NewestFirst<DeliveryView> list;

    DeliveryLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.list =
                new NewestFirst<>(
                        jdbc, "*", "notification_delivery", "created_at", "id", DeliveryLog::view);
    }

    /** One row more than the page has, to know whether there is a page after it. */
    List<DeliveryView> rows(DeliveryFilter filter, PageRequest page) {
        return list.rows(where(filter), page);
    }

    /** Counts no further than a client is told. */
    MatchCount count(DeliveryFilter filter) {
        return list.count(where(filter));
    }

    Optional<DeliveryView> find(UUID id) {
        return jdbc.sql("select * from notification_delivery where id = ?")
                .param(id)
                .query(DeliveryLog::view)
                .optional();
    }

    private static Where where(DeliveryFilter filter) {
        DeliveryState state = filter.state();
        return new Where()
                .is("state", state == null ? null : state.word())
                .is("channel_id", filter.channel())
                .is("alert_id", filter.alert());
    }

    private static DeliveryView view(ResultSet row, int number) throws SQLException {
        var state = DeliveryState.of(row.getString("state"));
        return new DeliveryView(
                row.getObject("id", UUID.class),
                row.getObject("channel_id", UUID.class),
                row.getString("channel_name"),
                row.getString("route_name"),
                row.getObject("alert_id", UUID.class),
                Reason.valueOf(row.getString("reason").toUpperCase(Locale.ROOT)),
                Severity.valueOf(row.getString("level").toUpperCase(Locale.ROOT)),
                state,
                row.getInt("attempts"),
                row.getString("detail"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                state == DeliveryState.DUE ? instant(row, "next_attempt_at") : null,
                instant(row, "finished_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}

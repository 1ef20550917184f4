package io.threatmonitor.alert.notification.deliveries;

import io.threatmonitor.alert.notification.channels.Reason;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.kit.api.Cursor;
import io.threatmonitor.kit.api.PageRequest;
import io.threatmonitor.kit.api.Pages;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The deliveries in PostgreSQL, for whoever reads them. */
@Repository
class DeliveryLog {

    private final JdbcClient jdbc;

    DeliveryLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One row more than the page has, to know whether there is a page after it. */
    List<DeliveryView> rows(DeliveryFilter filter, PageRequest page) {
        var where = new Where(filter);
        where.beyond(page.cursor());
        String order = page.towardsNewer() ? "asc" : "desc";
        return jdbc.sql(
                        "select * from notification_delivery %s order by created_at %s, id %s limit :limit"
                                .formatted(where, order, order))
                .params(where.values)
                .param("limit", page.limit() + 1)
                .query(DeliveryLog::view)
                .list();
    }

    /** Counts no further than a client is told. */
    long count(DeliveryFilter filter) {
        var where = new Where(filter);
        return jdbc.sql(
                        "select count(*) from (select from notification_delivery %s limit :limit) as counted"
                                .formatted(where))
                .params(where.values)
                .param("limit", Pages.EXACT_COUNT_LIMIT + 1)
                .query(Long.class)
                .single();
    }

    Optional<DeliveryView> find(UUID id) {
        return jdbc.sql("select * from notification_delivery where id = ?")
                .param(id)
                .query(DeliveryLog::view)
                .optional();
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

    /** The conditions of a list, with their values. */
    private static final class Where {

        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> values = new HashMap<>();

        Where(DeliveryFilter filter) {
            is("state", filter.state() == null ? null : filter.state().word());
            is("channel_id", filter.channel());
            is("alert_id", filter.alert());
        }

        void beyond(@Nullable Cursor cursor) {
            if (cursor == null) {
                return;
            }
            conditions.add(
                    switch (cursor.direction()) {
                        case OLDER -> "(created_at, id) < (:at, :id)";
                        case NEWER -> "(created_at, id) > (:at, :id)";
                    });
            values.put("at", cursor.at().atOffset(ZoneOffset.UTC));
            values.put("id", cursor.id());
        }

        private void is(String column, @Nullable Object value) {
            if (value != null) {
                conditions.add(column + " = :" + column);
                values.put(column, value);
            }
        }

        @Override
        public String toString() {
            return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
        }
    }
}

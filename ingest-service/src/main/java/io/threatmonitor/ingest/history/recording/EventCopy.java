package io.threatmonitor.ingest.history.recording;

import io.threatmonitor.kit.postgres.CopiedRow;
import io.threatmonitor.kit.postgres.Copy;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Writes events with {@code COPY}, inside of the caller's transaction. Thread-safe. */
@Repository
class EventCopy {

    private static final Copy<ReceivedEvent> COPY =
            new Copy<>(
                    List.of(
                            "received_at",
                            "id",
                            "severity",
                            "event_type",
                            "source_name",
                            "ip_address",
                            "terms",
                            "document"),
                    EventCopy::write);

    private final JdbcTemplate jdbc;

    EventCopy(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @throws org.springframework.dao.DuplicateKeyException when one of them is there already, by
     *     time and id
     */
    void into(List<ReceivedEvent> events) {
        COPY.into("event", events, jdbc);
    }

    /**
     * The slow way, for when some may be there already.
     *
     * @return those that were not
     */
    List<ReceivedEvent> missingInto(List<ReceivedEvent> events) {
        jdbc.execute("create temporary table copied (like event) on commit drop");
        COPY.into("copied", events, jdbc);
        var stored =
                new HashSet<>(
                        jdbc.queryForList(
                                """
                                insert into event (%1$s) select %1$s from copied
                                on conflict do nothing
                                returning id
                                """
                                        .formatted(String.join(", ", COPY.columns())),
                                UUID.class));
        var missing = new ArrayList<ReceivedEvent>();
        for (var event : events) {
            if (stored.remove(event.event().id())) {
                missing.add(event);
            }
        }
        return missing;
    }

    private static void write(ReceivedEvent received, CopiedRow row) {
        var event = received.event();
        row.time(received.receivedAt())
                .uuid(event.id())
                .text(event.severity().name().toLowerCase(Locale.ROOT))
                .text(event.eventType().name().toLowerCase(Locale.ROOT))
                .text(event.sourceName())
                .address(event.ipAddress() == null ? null : Addresses.parse(event.ipAddress()))
                .numbers(SearchTerms.of(event))
                .jsonb(received.document());
    }
}

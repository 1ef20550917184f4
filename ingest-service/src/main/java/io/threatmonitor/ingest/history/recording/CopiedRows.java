package io.threatmonitor.ingest.history.recording;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Rows of {@code event} in PostgreSQL's binary copy format (documentation of {@code COPY}, "Binary
 * Format"), which needs no escaping and little parsing.
 */
final class CopiedRows {

    /** The columns, in the order of a row. */
    static final String COLUMNS =
            "received_at, id, severity, event_type, source_name, ip_address, terms, document";

    private static final short COLUMN_COUNT = 8;
    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
    };
    private static final short TRAILER = -1;
    private static final int NULL = -1;

    /** Bytes; a row that needs more gets them. */
    private static final int LIKELY_SIZE = 1024;

    /** 2000-01-01, where PostgreSQL's time starts. */
    private static final long EPOCH_SECONDS = 946_684_800;

    /** {@code PGSQL_AF_INET} and {@code PGSQL_AF_INET6} of PostgreSQL's {@code utils/inet.h}. */
    private static final byte IPV4 = 2;

    private static final byte IPV6 = 3;

    /** The object id of {@code int8} in PostgreSQL's {@code pg_type.dat}. */
    private static final int BIGINT = 20;

    /** The version of {@code jsonb_recv}. */
    private static final byte JSONB_VERSION = 1;

    private ByteBuffer out;

    private CopiedRows(int size) {
        out = ByteBuffer.allocate(size);
    }

    /** What stands before the first row. */
    static ByteBuffer header() {
        var rows = new CopiedRows(SIGNATURE.length + 8);
        rows.out.put(SIGNATURE);
        rows.out.putInt(0); // flags
        rows.out.putInt(0); // length of the header's extension
        return rows.out.flip();
    }

    /** What stands behind the last row. */
    static ByteBuffer trailer() {
        return ByteBuffer.allocate(2).putShort(TRAILER).flip();
    }

    static ByteBuffer of(List<ReceivedEvent> events) {
        var rows = new CopiedRows(events.size() * LIKELY_SIZE);
        events.forEach(rows::row);
        return rows.out.flip();
    }

    private void row(ReceivedEvent received) {
        var event = received.event();
        room(2).putShort(COLUMN_COUNT);
        time(received.receivedAt());
        uuid(event.id());
        text(event.severity().name().toLowerCase(Locale.ROOT));
        text(event.eventType().name().toLowerCase(Locale.ROOT));
        text(event.sourceName());
        address(event.ipAddress() == null ? null : Addresses.parse(event.ipAddress()));
        numbers(SearchTerms.of(event));
        json(received.document());
    }

    private void time(Instant time) {
        long seconds = time.getEpochSecond() - EPOCH_SECONDS;
        room(12).putInt(8).putLong(seconds * 1_000_000 + time.getNano() / 1_000);
    }

    private void uuid(UUID id) {
        room(20).putInt(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
    }

    private void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        room(4 + utf8.length).putInt(utf8.length).put(utf8);
    }

    private void address(@Nullable InetAddress address) {
        if (address == null) {
            room(4).putInt(NULL);
            return;
        }
        byte[] octets = address.getAddress();
        room(8 + octets.length)
                .putInt(4 + octets.length)
                .put(octets.length == 4 ? IPV4 : IPV6)
                .put((byte) (octets.length * 8))
                .put((byte) 0) // an inet, not a cidr
                .put((byte) octets.length)
                .put(octets);
    }

    private void numbers(long[] numbers) {
        room(24 + numbers.length * 12)
                .putInt(20 + numbers.length * 12)
                .putInt(1) // dimensions; an event has at least the term of its sensor
                .putInt(0) // none is null
                .putInt(BIGINT)
                .putInt(numbers.length)
                .putInt(1); // lower bound
        for (long number : numbers) {
            out.putInt(8).putLong(number);
        }
    }

    private void json(byte[] document) {
        room(5 + document.length).putInt(1 + document.length).put(JSONB_VERSION).put(document);
    }

    /** The buffer, with room for so many bytes more. */
    private ByteBuffer room(int bytes) {
        if (out.remaining() < bytes) {
            int needed = Math.addExact(out.position(), bytes);
            var larger = ByteBuffer.allocate(Math.max(needed, out.capacity() * 2));
            out = larger.put(out.flip());
        }
        return out;
    }
}

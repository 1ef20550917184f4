package io.threatmonitor.ingest.history.recording;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
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

    /** 2000-01-01, where PostgreSQL's time starts. */
    private static final long EPOCH_SECONDS = 946_684_800;

    /** {@code PGSQL_AF_INET} and {@code PGSQL_AF_INET6} of PostgreSQL's {@code utils/inet.h}. */
    private static final int IPV4 = 2;

    private static final int IPV6 = 3;

    /** The object id of {@code int8} in PostgreSQL's {@code pg_type.dat}. */
    private static final int BIGINT = 20;

    /** The version of {@code jsonb_recv}. */
    private static final int JSONB_VERSION = 1;

    private final ByteArrayOutputStream bytes;
    private final DataOutputStream out;

    private CopiedRows(int size) {
        bytes = new ByteArrayOutputStream(size);
        out = new DataOutputStream(bytes);
    }

    static byte[] header() {
        return written(
                SIGNATURE.length + 8,
                rows -> {
                    rows.out.write(SIGNATURE);
                    rows.out.writeInt(0); // flags
                    rows.out.writeInt(0); // length of the header's extension
                });
    }

    static byte[] trailer() {
        return written(2, rows -> rows.out.writeShort(TRAILER));
    }

    static byte[] of(List<ReceivedEvent> events) {
        return written(
                events.size() * 1024,
                rows -> {
                    for (var event : events) {
                        rows.row(event);
                    }
                });
    }

    private void row(ReceivedEvent received) throws IOException {
        var event = received.event();
        out.writeShort(COLUMN_COUNT);
        time(received.receivedAt());
        uuid(event.id());
        text(event.severity().name().toLowerCase(Locale.ROOT));
        text(event.eventType().name().toLowerCase(Locale.ROOT));
        text(event.sourceName());
        address(event.ipAddress() == null ? null : Addresses.parse(event.ipAddress()));
        numbers(SearchTerms.of(event));
        json(received.document());
    }

    private void time(Instant time) throws IOException {
        out.writeInt(8);
        long seconds = time.getEpochSecond() - EPOCH_SECONDS;
        out.writeLong(seconds * 1_000_000 + time.getNano() / 1_000);
    }

    private void uuid(UUID id) throws IOException {
        out.writeInt(16);
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    private void text(String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private void address(@org.jspecify.annotations.Nullable InetAddress address)
            throws IOException {
        if (address == null) {
            out.writeInt(NULL);
            return;
        }
        byte[] octets = address.getAddress();
        out.writeInt(4 + octets.length);
        out.writeByte(octets.length == 4 ? IPV4 : IPV6);
        out.writeByte(octets.length * 8);
        out.writeByte(0); // an inet, not a cidr
        out.writeByte(octets.length);
        out.write(octets);
    }

    private void numbers(long[] numbers) throws IOException {
        out.writeInt(20 + numbers.length * 12);
        out.writeInt(1); // dimensions; an event has at least the term of its sensor
        out.writeInt(0); // none is null
        out.writeInt(BIGINT);
        out.writeInt(numbers.length);
        out.writeInt(1); // lower bound
        for (long number : numbers) {
            out.writeInt(8);
            out.writeLong(number);
        }
    }

    private void json(byte[] document) throws IOException {
        out.writeInt(1 + document.length);
        out.writeByte(JSONB_VERSION);
        out.write(document);
    }

    private static byte[] written(int size, Writing writing) {
        var rows = new CopiedRows(size);
        try {
            writing.to(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory has no such errors
        }
        return rows.bytes.toByteArray();
    }

    private interface Writing {
        void to(CopiedRows rows) throws IOException;
    }
}

package io.threatmonitor.kit.postgres;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * Rows in PostgreSQL's binary copy format (documentation of {@code COPY}, "Binary Format"), which
 * needs no escaping and little parsing.
 */
final class CopiedRows implements CopiedRow {

    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
    };
    private static final short TRAILER = -1;
    private static final int NULL = -1;

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

    /**
     * @param likelySize bytes; rows that need more get them
     */
    CopiedRows(int likelySize) {
        out = ByteBuffer.allocate(likelySize);
    }

    /** What stands before the first row. */
    void header() {
        room(SIGNATURE.length + 8).put(SIGNATURE).putInt(0).putInt(0); // no flags, no extension
    }

    /** Begins a row of so many columns. */
    CopiedRow row(int columns) {
        room(2).putShort((short) columns);
        return this;
    }

    /** What stands behind the last row. */
    void trailer() {
        room(2).putShort(TRAILER);
    }

    /** All since the last call; to be read before the next row. */
    ByteBuffer take() {
        ByteBuffer written = out.duplicate().flip();
        out.clear();
        return written;
    }

    int size() {
        return out.position();
    }

    @Override
    public CopiedRow text(@Nullable String text) {
        return text == null ? nothing() : bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public CopiedRow json(byte[] document) {
        return bytes(document);
    }

    @Override
    public CopiedRow jsonb(byte[] document) {
        room(5 + document.length).putInt(1 + document.length).put(JSONB_VERSION).put(document);
        return this;
    }

    @Override
    public CopiedRow bytes(byte[] bytes) {
        room(4 + bytes.length).putInt(bytes.length).put(bytes);
        return this;
    }

    @Override
    public CopiedRow number(@Nullable Long number) {
        if (number == null) {
            return nothing();
        }
        room(12).putInt(8).putLong(number);
        return this;
    }

    @Override
    public CopiedRow numbers(long[] numbers) {
        int dimensions = numbers.length == 0 ? 0 : 1;
        int elements = dimensions * (8 + numbers.length * 12);
        room(16 + elements)
                .putInt(12 + elements)
                .putInt(dimensions)
                .putInt(0) // none is null
                .putInt(BIGINT);
        if (dimensions > 0) {
            out.putInt(numbers.length).putInt(1); // lower bound
        }
        for (long number : numbers) {
            out.putInt(8).putLong(number);
        }
        return this;
    }

    @Override
    public CopiedRow uuid(@Nullable UUID id) {
        if (id == null) {
            return nothing();
        }
        room(20).putInt(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return this;
    }

    @Override
    public CopiedRow time(@Nullable Instant time) {
        if (time == null) {
            return nothing();
        }
        long seconds = time.getEpochSecond() - EPOCH_SECONDS;
        room(12).putInt(8).putLong(seconds * 1_000_000 + time.getNano() / 1_000);
        return this;
    }

    @Override
    public CopiedRow address(@Nullable InetAddress address) {
        if (address == null) {
            return nothing();
        }
        byte[] octets = address.getAddress();
        room(8 + octets.length)
                .putInt(4 + octets.length)
                .put(octets.length == 4 ? IPV4 : IPV6)
                .put((byte) (octets.length * 8))
                .put((byte) 0) // an inet, not a cidr
                .put((byte) octets.length)
                .put(octets);
        return this;
    }

    private CopiedRow nothing() {
        room(4).putInt(NULL);
        return this;
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

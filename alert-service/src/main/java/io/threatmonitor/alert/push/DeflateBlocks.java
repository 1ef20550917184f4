package io.threatmonitor.alert.push;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.Deflater;

/**
 * Makes pieces of a deflate stream (RFC 1951) that any browser can get next, whatever it got
 * before: each ends on a byte and refers to nothing outside of itself. So what a thousand browsers
 * get is compressed once. For one thread.
 */
final class DeflateBlocks implements AutoCloseable {

    /** RFC 1951 section 3.2.4: a stored block that is not the last one. */
    private static final byte STORED = 0;

    /** RFC 1951 section 3.2.4: the length of a stored block has 16 bits. */
    private static final int LONGEST_STORED = 0xffff;

    /** The kind of block, its length and the complement of that. */
    private static final int STORED_HEADER = 5;

    private static final int BUFFER = 16_384;

    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final byte[] buffer = new byte[BUFFER];

    byte[] compressed(byte[] bytes) {
        deflater.reset();
        deflater.setInput(bytes);
        var blocks = new ByteArrayOutputStream(bytes.length / 4 + 64);
        int written;
        do {
            // Ends with an empty stored block, and therefore on a byte (RFC 1951 section 3.2.4).
            written = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
            blocks.write(buffer, 0, written);
        } while (written == buffer.length);
        return blocks.toByteArray();
    }

    /** As it is, for what is too small or too rare to be worth more. */
    static byte[] stored(byte[] bytes) {
        int blocks = Math.ceilDiv(bytes.length, LONGEST_STORED);
        var stored =
                ByteBuffer.allocate(bytes.length + blocks * STORED_HEADER)
                        .order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < bytes.length; from += LONGEST_STORED) {
            int length = Math.min(LONGEST_STORED, bytes.length - from);
            stored.put(STORED)
                    .putShort((short) length)
                    .putShort((short) ~length)
                    .put(bytes, from, length);
        }
        return stored.array();
    }

    @Override
    public void close() {
        deflater.end();
    }
}

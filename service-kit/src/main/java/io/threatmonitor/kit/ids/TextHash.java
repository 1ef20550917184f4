package io.threatmonitor.kit.ids;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A number of 64 bits for a text, to find rows by: the start of its SHA-256 (FIPS 180-4), which
 * keeps an index small and cannot be made to collide by whoever wrote the text. In SQL, {@code ('x'
 * || left(encode(sha256(convert_to(text, 'UTF8')), 'hex'), 16))::bit(64)::bigint}. Not thread-safe.
 */
public final class TextHash {

    private final MessageDigest digest = sha256();

    public long of(String text) {
        return ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8))).getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }
}

package io.threatmonitor.kit.api;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * A place in a list that is ordered by time and id, newest first: the last row before a page, or
 * the first after it.
 *
 * @param direction which way the page lies from here
 */
public record Cursor(Instant at, UUID id, Direction direction) {

    /** Which way a page lies from its cursor. */
    public enum Direction {
        OLDER,
        NEWER
    }

    private static final String SEPARATOR = "~";

    /** The opaque form for clients. */
    public String encode() {
        String plain = direction.name().charAt(0) + SEPARATOR + at + SEPARATOR + id;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws ApiException {@code validation_failed} for anything else
     */
    public static @Nullable Cursor decode(@Nullable String encoded) {
        if (encoded == null || encoded.isEmpty()) {
            return null;
        }
        try {
            String plain =
                    new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
            String[] parts = plain.split(SEPARATOR, 3);
            Direction direction = parts[0].equals("N") ? Direction.NEWER : Direction.OLDER;
            Instant at = Instant.parse(parts[1]);
            KnownTimes.check("cursor", at);
            return new Cursor(at, UUID.fromString(parts[2]), direction);
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw ApiException.invalid("cursor", "is not one of ours");
        }
    }
}

package io.threatmonitor.kit.ids;

import com.github.f4b6a3.uuid.UuidCreator;

import java.util.UUID;

/**
 * Ids that follow from what they name, so that doing a thing twice has the effect of doing it once.
 */
public final class DerivedIds {

    /** Separates the parts of a name, and occurs in none of them: ASCII unit separator. */
    private static final char SEPARATOR = '\u001f';

    private DerivedIds() {}

    /**
     * The UUIDv5 (RFC 9562 section 5.5) of {@code parts} within {@code namespace}: equal parts give
     * equal ids, on any machine and at any time.
     */
    public static UUID of(UUID namespace, String... parts) {
        return UuidCreator.getNameBasedSha1(
                namespace, String.join(String.valueOf(SEPARATOR), parts));
    }
}

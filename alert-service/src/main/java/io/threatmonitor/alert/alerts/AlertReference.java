package io.threatmonitor.alert.alerts;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** How a caller names an alert. */
sealed interface AlertReference {

    record ById(UUID id) implements AlertReference {}

    record ByNumber(long number) implements AlertReference {}

    /** Numbers begin at 1, so that nothing is called so. */
    AlertReference NOTHING = new ByNumber(0);

    /** A UUID is as long as this (RFC 9562 section 4). */
    int UUID_LENGTH = 36;

    Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /** Reads the id or the number in a path; empty where {@code text} is neither. */
    static Optional<AlertReference> parse(String text) {
        if (NUMBER.matcher(text).matches()) {
            return Optional.of(new ByNumber(Long.parseLong(text)));
        }
        try {
            return text.length() == UUID_LENGTH
                    ? Optional.of(new ById(UUID.fromString(text)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

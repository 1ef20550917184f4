package io.threatmonitor.ingest.intake;

import io.threatmonitor.ingest.sensors.Sender;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Makes what other formats call things fit our fields. Their senders cannot know our limits, and
 * the whole of what they said is in the event's attributes.
 */
public final class FittedText {

    private static final String ELLIPSIS = "…";
    private static final String NOTHING_SAID = "(no description)";

    private FittedText() {}

    /**
     * A source's name: the first of {@code candidates} that is there. A short one is preceded by
     * the sensor's id; without any it is the sensor's id alone.
     */
    public static String sourceName(Sender sender, @Nullable String... candidates) {
        String given = firstOf(candidates);
        String name = given == null ? sender.sensorId() : given;
        return name.length() < EventRules.SOURCE_NAME_MIN
                ? fitted(sender.sensorId() + "/" + name, EventRules.SOURCE_NAME_MAX)
                : fitted(name, EventRules.SOURCE_NAME_MAX);
    }

    /** A description: the first of {@code candidates} that is there, cut where it is too long. */
    public static String description(@Nullable String... candidates) {
        String given = firstOf(candidates);
        return given == null ? NOTHING_SAID : fitted(given, EventRules.DESCRIPTION_MAX);
    }

    /** An id of the sender's: {@code whole}, or what follows from it where it is too long. */
    public static String id(String whole) {
        return whole.length() <= EventRules.ID_MAX
                ? whole
                : UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** An address in text form, or null where {@code candidate} is none. */
    public static @Nullable String ipAddress(@Nullable String candidate) {
        return candidate != null && IpLiteral.matches(candidate) ? candidate : null;
    }

    private static @Nullable String firstOf(@Nullable String... candidates) {
        for (String candidate : candidates) {
            if (candidate != null && !candidate.isBlank()) {
                return candidate.strip();
            }
        }
        return null;
    }

    private static String fitted(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = max - ELLIPSIS.length();
        boolean splitsAPair = Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, splitsAPair ? end - 1 : end) + ELLIPSIS;
    }
}

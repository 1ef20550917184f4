package io.threatmonitor.ingest.intake;

import io.threatmonitor.contracts.event.EventType;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** Reads our event types where senders of other formats name one. */
public final class EventTypes {

    private EventTypes() {}

    /** The type of that name, in any case and with hyphens too; null when it is none of ours. */
    public static @Nullable EventType named(String word) {
        try {
            return EventType.valueOf(word.strip().replace('-', '_').toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

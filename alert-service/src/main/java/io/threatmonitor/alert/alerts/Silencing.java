package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.alert.AlertSnapshot;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What people do not want to be told of. Thread-safe. */
public interface Silencing {

    /** The silence that hides {@code alert}, by what it is about and when; null where none does. */
    @Nullable UUID silenceOf(AlertSnapshot alert);

    /**
     * Takes note, in the caller's transaction, of what was hidden.
     *
     * @param detections how many, by silence
     */
    void hid(Map<UUID, Long> detections, Instant at);
}

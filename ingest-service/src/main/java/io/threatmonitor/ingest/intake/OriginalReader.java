package io.threatmonitor.ingest.intake;

import io.threatmonitor.ingest.sensors.Sender;
import io.threatmonitor.kit.api.ApiException;

import java.util.Set;

/**
 * Reads an event that was rejected once more, as it was kept: one event in its own format. A wire
 * format has one where that is enough to read the event as it was read at first. Thread-safe.
 */
public interface OriginalReader {

    /** The {@link Submission#format()}s of the originals that it reads. */
    Set<String> formats();

    /**
     * @param format one of {@link #formats()}
     * @throws ApiException {@code malformed_request} when there is no event in {@code original}; an
     *     unreadable submission says the same
     */
    Submission read(String format, byte[] original, Sender sender);
}

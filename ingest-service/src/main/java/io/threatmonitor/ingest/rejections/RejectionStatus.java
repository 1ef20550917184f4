package io.threatmonitor.ingest.rejections;

import java.util.Locale;

/** What became of a rejected event. Only an open one can become something else. */
public enum RejectionStatus {
    OPEN,
    REPLAYED,
    DISCARDED;

    /** As the database and the wire have it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}

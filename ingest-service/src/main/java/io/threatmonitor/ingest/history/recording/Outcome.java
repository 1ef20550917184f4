package io.threatmonitor.ingest.history.recording;

/** What became of one record. */
enum Outcome {
    /** It is in the history now. */
    STORED,
    /** It was in the history before, as this or as another record. */
    DUPLICATE,
    /** It can never be stored, and lies with the dead letters. */
    DEAD_LETTERED
}

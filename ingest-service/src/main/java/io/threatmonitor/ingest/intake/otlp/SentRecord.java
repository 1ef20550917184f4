package io.threatmonitor.ingest.intake.otlp;

import io.opentelemetry.proto.logs.v1.LogRecord;
import io.threatmonitor.ingest.intake.Submission;

/**
 * One record of a request.
 *
 * @param reading is done only when the record is asked for
 */
record SentRecord(Origin origin, Reading reading, Submission.Original original) {

    @FunctionalInterface
    interface Reading {

        LogRecord record() throws UnreadableRecordException;
    }
}

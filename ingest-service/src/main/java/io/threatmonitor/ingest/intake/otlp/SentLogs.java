package io.threatmonitor.ingest.intake.otlp;

import io.threatmonitor.kit.api.ApiException;

import java.util.function.Consumer;

/** An {@code ExportLogsServiceRequest} in one of the encodings. */
interface SentLogs {

    /**
     * Hands over the records one by one, in their order. Does the same each time.
     *
     * @throws ApiException {@code malformed_request} where what stands around the records cannot be
     *     read, possibly after some of them
     */
    void forEach(Consumer<SentRecord> each);
}

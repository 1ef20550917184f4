package io.threatmonitor.ingest.intake.elastic;

import org.jspecify.annotations.Nullable;

/**
 * One action of a request, and where in its body the document is.
 *
 * @param id the sender's own, null where it leaves that to us
 * @param length in bytes, 0 where there is no document
 */
record BulkOperation(BulkAction action, String index, @Nullable String id, int offset, int length) {

    static BulkOperation ofBody(
            BulkAction action, String index, @Nullable String id, byte[] document) {
        return new BulkOperation(action, index, id, 0, document.length);
    }
}

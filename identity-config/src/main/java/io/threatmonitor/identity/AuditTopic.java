package io.threatmonitor.identity;

import java.util.List;

/** Where entries go. Called by one thread only. */
interface AuditTopic extends AutoCloseable {

    /**
     * Publishes the lines in their order and waits for the acknowledgements.
     *
     * @param lines entries as {@link AuditEntry#toJson()} wrote them
     * @return how many of them, counted from the first, are safe; the caller brings the rest again
     */
    int publish(List<byte[]> lines) throws InterruptedException;

    @Override
    void close();
}

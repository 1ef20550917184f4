package io.threatmonitor.kit.messaging;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What becomes of records that were sent together, each by itself: no object for any of them, since
 * there are very many. Thread-safe.
 */
public final class Acknowledgements {

    private static final Object GIVEN = new Object();

    /** For each record null, then {@link #GIVEN} or what kept it from the brokers. */
    private final AtomicReferenceArray<@Nullable Object> ends;

    private final CountDownLatch open;

    Acknowledgements(int records) {
        ends = new AtomicReferenceArray<>(records);
        open = new CountDownLatch(records);
    }

    void end(int index, @Nullable Exception failure) {
        ends.set(index, failure == null ? GIVEN : failure);
        open.countDown();
    }

    /**
     * Waits until it is decided for each record, and no longer than until {@code deadline}.
     *
     * @param deadline as {@link System#nanoTime()} tells time
     */
    public void await(long deadline) throws InterruptedException {
        var _ = open.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    /** Whether all in-sync replicas have the record, by what is known now. */
    public boolean isGivenTo(int index) {
        return GIVEN.equals(ends.get(index));
    }

    /** What kept the record from the brokers; null where nothing did, or not yet. */
    public @Nullable Throwable failureOf(int index) {
        return ends.get(index) instanceof Throwable failure ? failure : null;
    }
}

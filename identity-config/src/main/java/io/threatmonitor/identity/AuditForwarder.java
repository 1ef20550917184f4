package io.threatmonitor.identity;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Brings entries from memory to disk, and from disk to the topic, with a thread for each way: a
 * broker that does not answer keeps nothing from the disk, and neither keeps a login waiting.
 * Entries arrive in the order in which they were offered.
 */
final class AuditForwarder implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(AuditForwarder.class);

    private static final int QUEUE = 10_000;
    private static final int BATCH = 500;
    private static final Duration PATIENCE = Duration.ofMillis(250);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration FAREWELL = Duration.ofSeconds(3);

    private final BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(QUEUE);
    private final AuditSpool spool;
    private final AuditTopic topic;
    private final Thread keeper = thread("audit-spool", this::keep);
    private final Thread sender = thread("audit-send", this::send);
    private final LongAdder refused = new LongAdder();
    private volatile boolean open = true;

    AuditForwarder(AuditSpool spool, AuditTopic topic) {
        this.spool = spool;
        this.topic = topic;
    }

    void start() {
        keeper.start();
        sender.start();
    }

    /**
     * Never waits. An entry that finds the queue full stays in Keycloak's event store only. Safe
     * for many threads.
     */
    void offer(AuditEntry entry) {
        if (!queue.offer(entry.toJson())) {
            refused.increment();
        }
    }

    /** What was offered before is on disk afterwards, and in the topic if that answers at once. */
    @Override
    public void close() {
        try {
            open = false;
            keeper.join();
            spool.awaitEmpty(FAREWELL);
            sender.interrupt();
            sender.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            topic.close();
            spool.close();
        }
    }

    private void keep() {
        try {
            while (open || !queue.isEmpty()) {
                store(nextBatch());
                reportRefused();
            }
        } catch (InterruptedException e) {
            log.error("Interrupted with {} audit entries in memory", queue.size());
        }
    }

    private List<byte[]> nextBatch() throws InterruptedException {
        List<byte[]> batch = new ArrayList<>();
        byte[] first = queue.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            queue.drainTo(batch, BATCH - 1);
        }
        return batch;
    }

    private void store(List<byte[]> batch) throws InterruptedException {
        while (!batch.isEmpty()) {
            try {
                spool.append(batch);
                return;
            } catch (IOException e) {
                log.error("The audit spool takes no entries, {} wait in memory", batch.size(), e);
                if (!open) {
                    return;
                }
                Thread.sleep(RETRY);
            }
        }
    }

    private void reportRefused() {
        long count = refused.sumThenReset();
        if (count > 0) {
            log.error("The audit queue was full: {} entries stay in Keycloak's event store", count);
        }
    }

    private void send() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                if (!sendNext()) {
                    Thread.sleep(RETRY);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A thread that ended with an exception would leave all later entries on the disk. */
    private boolean sendNext() throws InterruptedException {
        try {
            List<byte[]> lines = spool.awaitUnsent(BATCH);
            int safe = topic.publish(lines);
            spool.markSent(lines.subList(0, safe));
            return safe == lines.size();
        } catch (IOException | RuntimeException e) {
            log.error("Audit entries wait on disk", e);
            return false;
        }
    }

    /** Kafka loads its classes by name through the context class loader. */
    private static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.setContextClassLoader(AuditForwarder.class.getClassLoader());
        return thread;
    }
}

package io.threatmonitor.kit.audit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.threatmonitor.contracts.audit.AuditAction;
import io.threatmonitor.kit.messaging.RecordPublisher;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes actions that change no database, such as a refused request or a read. It neither waits
 * for the brokers nor fails: an action that could not be published is logged in full and counted.
 * Changes go through the outbox instead, together with what they change. Thread-safe.
 */
public final class AuditPublisher {

    private static final Logger log = LoggerFactory.getLogger(AuditPublisher.class);

    private final RecordPublisher publisher;
    private final AuditRecords records;
    private final Counter lost;

    AuditPublisher(RecordPublisher publisher, AuditRecords records, MeterRegistry meters) {
        this.publisher = publisher;
        this.records = records;
        this.lost =
                Counter.builder("audit.actions.unpublished")
                        .description("Audit actions that no broker took; each is in the log")
                        .register(meters);
    }

    public void publish(AuditAction action) {
        var _ =
                publisher
                        .publish(records.of(action))
                        .exceptionally(failure -> keepInLog(action, failure));
    }

    private @Nullable Void keepInLog(AuditAction action, Throwable failure) {
        lost.increment();
        log.error("Audit action not published: {}", action, failure);
        return null;
    }
}

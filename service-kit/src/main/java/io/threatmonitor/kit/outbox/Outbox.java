package io.threatmonitor.kit.outbox;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.kit.messaging.OutgoingRecord;
import io.threatmonitor.kit.postgres.CopiedRow;
import io.threatmonitor.kit.postgres.Copy;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.util.List;

/**
 * Records that leave together with a change of the database: both are there after the commit, or
 * neither. They are published soon after the commit, at least once, and in order for each key as
 * long as whoever changes a thing locks its row first. Few records do not wait until the many have
 * left that somebody added at once. Thread-safe.
 */
public class Outbox {

    private static final List<String> COLUMNS =
            List.of("topic", "record_key", "headers", "value", "together");

    private final JdbcTemplate jdbc;
    private final OutboxRelay relay;

    Outbox(JdbcTemplate jdbc, OutboxRelay relay) {
        this.jdbc = jdbc;
        this.relay = relay;
    }

    /**
     * Adds {@code records} to the transaction that the caller has begun.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException without one
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(List<OutgoingRecord> records) {
        new Copy<OutgoingRecord>(COLUMNS, (outgoing, row) -> write(outgoing, records.size(), row))
                .into("outbox", records, jdbc);
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        relay.wake();
                    }
                });
    }

    private static void write(OutgoingRecord outgoing, long together, CopiedRow row) {
        row.text(outgoing.topic())
                .text(outgoing.key())
                .jsonb(WireJson.MAPPER.writeValueAsBytes(outgoing.headers()))
                .bytes(outgoing.value())
                .number(together);
    }
}

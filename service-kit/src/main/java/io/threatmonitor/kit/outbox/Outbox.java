package io.threatmonitor.kit.outbox;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.kit.messaging.OutgoingRecord;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.util.List;

/**
 * Records that leave together with a change of the database: both are there after the commit, or
 * neither. They are published soon after the commit, at least once, and in order for each key as
 * long as whoever changes a thing locks its row first. Thread-safe.
 */
public class Outbox {

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
        jdbc.batchUpdate(
                "insert into outbox (topic, record_key, headers, value) values (?, ?, ?::jsonb, ?)",
                records,
                records.size(),
                (row, outgoing) -> {
                    row.setString(1, outgoing.topic());
                    row.setString(2, outgoing.key());
                    row.setString(3, WireJson.MAPPER.writeValueAsString(outgoing.headers()));
                    row.setBytes(4, outgoing.value());
                });
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        relay.wake();
                    }
                });
    }
}

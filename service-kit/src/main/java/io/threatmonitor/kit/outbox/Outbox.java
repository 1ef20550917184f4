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

    /** The rows travel as arrays: one statement, however many there are, in their order. */
    private static final String ADD =
            """
            insert into outbox (topic, record_key, headers, value)
            select topic, record_key, headers::jsonb, value
            from unnest(?::text[], ?::text[], ?::text[], ?::bytea[]) with ordinality
                 as outgoing (topic, record_key, headers, value, place)
            order by place
            """;

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
        int count = records.size();
        var topics = new String[count];
        var keys = new String[count];
        var headers = new String[count];
        var values = new byte[count][];
        for (int i = 0; i < count; i++) {
            OutgoingRecord outgoing = records.get(i);
            topics[i] = outgoing.topic();
            keys[i] = outgoing.key();
            headers[i] = WireJson.MAPPER.writeValueAsString(outgoing.headers());
            values[i] = outgoing.value();
        }
        jdbc.update(ADD, topics, keys, headers, values);
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        relay.wake();
                    }
                });
    }
}

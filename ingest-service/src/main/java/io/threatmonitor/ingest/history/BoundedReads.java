package io.threatmonitor.ingest.history;

import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.kit.api.ApiException;

import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Duration;
import java.util.function.Supplier;

/** Reads of the history that cannot run for longer than they may. Thread-safe. */
@Component
final class BoundedReads {

    /**
     * Values decide what is the best way to read, and whether the days that a query is about are
     * few: a plan for all values would serve none of them well.
     */
    private static final String SETTINGS =
            """
            select set_config('statement_timeout', :millis::text, true),
                   set_config('plan_cache_mode', 'force_custom_plan', true),
                   set_config('jit', 'off', true)
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final HistoryProperties properties;

    BoundedReads(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            HistoryProperties properties) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
        this.transactions.setReadOnly(true);
        this.properties = properties;
    }

    /**
     * Reads with one snapshot or more in one transaction.
     *
     * @throws ApiException {@code unavailable} when a query takes longer than it may
     */
    <T> T read(Supplier<T> queries) {
        try {
            return within(properties.searchTimeout(), queries);
        } catch (QueryTimeoutException e) {
            throw ApiException.of(
                    ErrorCode.UNAVAILABLE,
                    "The search took longer than %d s; ask for a shorter time or for less"
                            .formatted(Math.max(1, properties.searchTimeout().toSeconds())));
        }
    }

    /**
     * @throws QueryTimeoutException when a query takes longer than {@code most}
     */
    <T> T within(Duration most, Supplier<T> queries) {
        return transactions.execute(status -> {
            jdbc.sql(SETTINGS)
                    .param("millis", Math.max(1, most.toMillis()))
                    .query((row, number) -> number)
                    .list();
            return queries.get();
        });
    }
}

package io.threatmonitor.ingest.history.recording;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** What became of the records of each sensor, by the hour of arrival. Thread-safe. */
@Repository
class HistoryAccounts {

    /** One row; the order keeps replicas from waiting for each other in a circle. */
    private record Account(Instant hour, String sensorId) implements Comparable<Account> {

        private static final Comparator<Account> ORDER =
                Comparator.comparing(Account::hour).thenComparing(Account::sensorId);

        static Account of(Arrival arrival) {
            return new Account(
                    arrival.receivedAt().truncatedTo(ChronoUnit.HOURS), arrival.sensorId());
        }

        @Override
        public int compareTo(Account other) {
            return ORDER.compare(this, other);
        }
    }

    private final JdbcClient jdbc;

    HistoryAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Recorded recorded) {
        var accounts = new TreeMap<Account, Outcomes>();
        recorded.outcomes()
                .forEach((arrival, outcome) ->
                        accounts.computeIfAbsent(Account.of(arrival), account -> new Outcomes())
                                .add(outcome));
        if (accounts.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        insert into history_account as account
                            (hour, sensor_id, consumed, stored, duplicate, dead_lettered)
                        select hour, sensor_id, stored + duplicate + dead_lettered,
                               stored, duplicate, dead_lettered
                        from unnest(:hours::timestamptz[], :sensors::text[], :stored::bigint[],
                                    :duplicate::bigint[], :deadLettered::bigint[])
                            as added(hour, sensor_id, stored, duplicate, dead_lettered)
                        on conflict (hour, sensor_id) do update set
                            consumed = account.consumed + excluded.consumed,
                            stored = account.stored + excluded.stored,
                            duplicate = account.duplicate + excluded.duplicate,
                            dead_lettered = account.dead_lettered + excluded.dead_lettered
                        """)
                .param(
                        "hours",
                        accounts.keySet().stream()
                                .map(account -> account.hour().toString())
                                .toArray(String[]::new))
                .param(
                        "sensors",
                        accounts.keySet().stream().map(Account::sensorId).toArray(String[]::new))
                .param("stored", column(accounts.values(), outcomes -> outcomes.stored))
                .param("duplicate", column(accounts.values(), outcomes -> outcomes.duplicate))
                .param("deadLettered", column(accounts.values(), outcomes -> outcomes.deadLettered))
                .update();
    }

    private static Long[] column(Collection<Outcomes> outcomes, ToLongFunction<Outcomes> value) {
        return outcomes.stream().map(value::applyAsLong).toArray(Long[]::new);
    }

    private static final class Outcomes {

        private long stored;
        private long duplicate;
        private long deadLettered;

        void add(Outcome outcome) {
            switch (outcome) {
                case STORED -> stored++;
                case DUPLICATE -> duplicate++;
                case DEAD_LETTERED -> deadLettered++;
            }
        }
    }
}

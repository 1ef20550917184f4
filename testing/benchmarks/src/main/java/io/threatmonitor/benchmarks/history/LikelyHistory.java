package io.threatmonitor.benchmarks.history;

import io.threatmonitor.benchmarks.running.BenchmarkException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Events of the past days, made by the server out of SQL, since millions of them take a while. */
final class LikelyHistory {

    static final int DAYS = 10;

    /** As many at once as this machine has cores; each makes one day after the other. */
    private static final int MAKERS = Runtime.getRuntime().availableProcessors();

    private final HistorySurroundings surroundings;
    private final Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Instant start = end.minus(Duration.ofDays(DAYS));

    LikelyHistory(HistorySurroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Where the events end, about now. */
    Instant end() {
        return end;
    }

    /** Fills the tables, their statistics and the counts by minute. */
    void make(long events) throws IOException, SQLException {
        try (var connection = surroundings.connect();
                var statement = connection.createStatement()) {
            statement.execute(resource("likely-history.sql"));
        }
        try (var makers = Executors.newFixedThreadPool(MAKERS)) {
            var days = new ArrayList<Future<Instant>>();
            for (Instant from = start; from.isBefore(end); from = nextDay(from)) {
                Instant since = from;
                days.add(
                        makers.submit(() -> {
                            makeDay(since, events);
                            return since;
                        }));
            }
            for (var day : days) {
                day.get();
            }
        } catch (ExecutionException e) {
            throw new BenchmarkException("The events cannot be made: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("Interrupted", e);
        }
        tally();
    }

    private void makeDay(Instant since, long events) throws IOException, SQLException {
        Instant until = nextDay(since).isBefore(end) ? nextDay(since) : end;
        long share = events * Duration.between(since, until).toSeconds() / (DAYS * 86_400L);
        LocalDate day = LocalDate.ofInstant(since, ZoneOffset.UTC);
        String table = "event_" + day.toString().replace("-", "");
        try (var connection = surroundings.connect();
                var statement = connection.createStatement()) {
            for (var setting :
                    List.of(
                            "work_mem = '64MB'",
                            "maintenance_work_mem = '512MB'",
                            "max_parallel_maintenance_workers = 0",
                            "max_parallel_workers_per_gather = 0")) {
                statement.execute("set " + setting);
            }
            statement.execute("drop table if exists " + table);
            // Nobody minds if a crash takes it, and the way it is read is the same.
            statement.execute(
                    "create unlogged table %s (like event including defaults)".formatted(table));
            insert(connection, table, since, until, share);
            statement.execute(
                    "alter table event attach partition %s for values from ('%sT00:00Z') to ('%sT00:00Z')"
                            .formatted(table, day, day.plusDays(1)));
            // As the server does by itself after a while.
            statement.execute("vacuum (analyze) " + table);
        }
    }

    private static void insert(
            Connection connection, String table, Instant since, Instant until, long events)
            throws IOException, SQLException {
        try (var insert =
                connection.prepareStatement(resource("likely-day.sql").formatted(table))) {
            insert.setString(1, since.toString());
            insert.setString(2, until.toString());
            insert.setString(3, since.toString());
            insert.setLong(4, events);
            insert.executeUpdate();
        }
    }

    private void tally() throws SQLException {
        try (var connection = surroundings.connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into event_tally (minute, low, medium, high, critical)
                    select date_trunc('minute', received_at),
                           count(*) filter (where severity = 'low'),
                           count(*) filter (where severity = 'medium'),
                           count(*) filter (where severity = 'high'),
                           count(*) filter (where severity = 'critical')
                    from event group by 1
                    """);
            statement.execute("vacuum (analyze) event_tally");
        }
    }

    private static Instant nextDay(Instant time) {
        return time.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
    }

    private static String resource(String name) throws IOException {
        try (var in = LikelyHistory.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

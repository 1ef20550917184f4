package io.threatmonitor.benchmarks.history;

import io.threatmonitor.benchmarks.report.Benchmark;
import io.threatmonitor.benchmarks.report.Percentiles;
import io.threatmonitor.benchmarks.report.Table;
import io.threatmonitor.benchmarks.running.BenchmarkException;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The search of the service with the role history alone, over a database of its own. */
public final class SearchBenchmark implements Benchmark {

    public static final int EVENTS = 10_000_000;

    /** Of each list, so many pages are turned. */
    private static final int PAGES = 20;

    private final int events;

    public SearchBenchmark(int events) {
        this.events = events;
    }

    @Override
    public String name() {
        return "search";
    }

    @Override
    public String question() {
        return """
        How long an answer of `/api/v1/events` takes over %,d events of %d days, from the request to the service \
        to the last byte: a page of 50 with its count, one request at a time, after one round that is not \
        counted. Common and rare values take turns. Takes about ten minutes and 1 GB below target for each \
        million events, which it deletes.\
        """
                .formatted(events, LikelyHistory.DAYS)
                .strip();
    }

    @Override
    public Table run() {
        try (var surroundings = HistorySurroundings.start(name(), false);
                var analyst = new Analyst()) {
            surroundings.makeTopic();
            var address = surroundings.freeAddress();
            try (var _ = surroundings.serviceAt(address, analyst.issuer(), analyst.keys());
                    var connection = surroundings.connect()) {
                surroundings.awaitTables(connection);
                var history = new LikelyHistory(surroundings);
                history.make(events);
                var questions = new Questions(connection, history.end());
                return measure(analyst, address.resolve("/api/v1/"), questions);
            }
        } catch (IOException | SQLException e) {
            throw new BenchmarkException("The search cannot be measured", e);
        }
    }

    static Table measure(Analyst analyst, URI api, Questions questions) throws SQLException {
        var rows = new ArrayList<List<String>>();
        var all = new ArrayList<Duration>();
        for (var question : questions.all()) {
            question.queries().forEach(query -> ask(analyst, api, query));
        }
        for (var question : questions.all()) {
            var measured =
                    question.queries().stream().map(query -> ask(analyst, api, query)).toList();
            rows.add(row(question.name(), measured));
            all.addAll(measured);
        }
        var turned =
                questions.longLists().stream()
                        .flatMap(list -> turnPages(analyst, api, list).stream())
                        .toList();
        rows.add(row("next page", turned));
        all.addAll(turned);
        rows.add(row("all", all));
        return new Table(List.of("", "requests", "median ms", "p95 ms", "max ms"), rows);
    }

    private static Duration ask(Analyst analyst, URI api, String query) {
        long asked = System.nanoTime();
        analyst.get(api.resolve("." + query));
        return Duration.ofNanos(System.nanoTime() - asked);
    }

    private static List<Duration> turnPages(Analyst analyst, URI api, String list) {
        var turned = new ArrayList<Duration>();
        String next = list;
        for (int page = 0; page <= PAGES; page++) {
            long asked = System.nanoTime();
            var answer = analyst.get(api.resolve(next.startsWith("/events") ? "." + next : next));
            if (page > 0) {
                turned.add(Duration.ofNanos(System.nanoTime() - asked));
            }
            next = answer.required("next").asString();
        }
        return turned;
    }

    private static List<String> row(String name, List<Duration> measured) {
        var by = new Percentiles(measured);
        return List.of(
                name,
                String.valueOf(measured.size()),
                millis(by.at(50)),
                millis(by.at(95)),
                millis(by.at(100)));
    }

    private static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toNanos() / 1e6);
    }
}

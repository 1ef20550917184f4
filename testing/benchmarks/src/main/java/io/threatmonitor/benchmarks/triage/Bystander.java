package io.threatmonitor.benchmarks.triage;

import io.threatmonitor.benchmarks.running.BenchmarkException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Somebody who changes one alert after the other while something else goes on. */
final class Bystander {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final AlertsApi api;
    private final ChangeTail tail;
    private final Iterator<String> alerts;
    private final List<Duration> answered = new ArrayList<>();
    private final List<CompletableFuture<Duration>> published = new ArrayList<>();

    /**
     * @param alerts that nobody else changes; each is changed once
     */
    Bystander(AlertsApi api, ChangeTail tail, List<String> alerts) {
        this.api = api;
        this.tail = tail;
        this.alerts = alerts.iterator();
    }

    /** Works for as long as {@code something} does. */
    void work(Runnable something) {
        var going = CompletableFuture.runAsync(something);
        while (!going.isDone()) {
            if (!alerts.hasNext()) {
                throw new BenchmarkException("There are too few alerts for so long a time");
            }
            String alert = alerts.next();
            published.add(tail.timeUntilPublished(alert));
            answered.add(api.comment(alert));
            AlertQueriesBenchmark.pause(PAUSE);
        }
        going.join();
    }

    /** How long each change took until it was answered. */
    List<Duration> answered() {
        return List.copyOf(answered);
    }

    /** How long each change took from its request until it was on the topic. */
    List<Duration> published() {
        return published.stream().map(CompletableFuture::join).toList();
    }
}

package io.threatmonitor.e2e;

import static org.awaitility.Awaitility.await;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What the platform does behind an answer becomes visible a little later. */
final class Eventually {

    /** A bound for a busy machine: alone, all of it is seen within a second. */
    private static final Duration SOON = Duration.ofMinutes(1);

    private Eventually() {}

    /** Awaits that at least one of {@code results} is as wanted. */
    static void seen(Supplier<List<JsonNode>> results, Predicate<JsonNode> wanted) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> results.get().stream().anyMatch(wanted));
    }

    /** Awaits that there are exactly {@code count} results. */
    static void count(int count, Supplier<List<JsonNode>> results) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> results.get().size() == count);
    }

    /** Awaits that there are {@code count} results or more. */
    static void atLeast(int count, Supplier<List<JsonNode>> results) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> results.get().size() >= count);
    }
}

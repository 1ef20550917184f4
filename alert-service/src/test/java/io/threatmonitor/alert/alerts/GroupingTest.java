package io.threatmonitor.alert.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.alert.AlertChange;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.detection.Detection;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.testkit.fixtures.Detections;
import io.threatmonitor.testkit.fixtures.SecurityEvents;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a rule groups is one alert that counts. */
@SinkTest
class GroupingTest {

    private static final Duration WINDOW = Duration.ofHours(1);

    private final AlertLifecycle lifecycle;
    private final TestTopics topics;
    private final ApiClient api;
    private final TestIssuer issuer;
    private final ApiClient analyst;
    private final String source = "grouped-" + UUID.randomUUID();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    GroupingTest(AlertLifecycle lifecycle, TestTopics topics, ApiClient api, TestIssuer issuer) {
        this.lifecycle = lifecycle;
        this.topics = topics;
        this.api = api;
        this.issuer = issuer;
        this.analyst = api.as(issuer.analyst());
    }

    @Test
    void countsInOneAlertWhatAgreesWithinTheWindow() {
        Detection first = at(now, "alice");
        Detection second = at(now.plusSeconds(10), "alice");
        Detection late = at(now.minusSeconds(30), "alice");
        Detection other = at(now, "bob");

        lifecycle.raise(List.of(first, other, second));
        lifecycle.raise(List.of(late));

        AlertSnapshot alert = alertOf(first);
        assertThat(alert.occurrences()).isEqualTo(3);
        assertThat(alert.event()).isEqualTo(first.event());
        assertThat(alert.firstSeen()).isEqualTo(late.event().occurredAt());
        assertThat(alert.lastSeen()).isEqualTo(second.event().occurredAt());
        assertThat(alert.version()).isEqualTo(2);
        assertThat(alertOf(other).occurrences()).isEqualTo(1);
        assertThat(alerts()).hasSize(2);
    }

    @Test
    void tellsOnceABatchThatAnAlertHasOccurredAgain() {
        Detection first = at(now, "alice");
        lifecycle.raise(List.of(first, at(now, "alice")));
        lifecycle.raise(List.of(at(now, "alice"), at(now, "alice"), at(now, "alice")));

        UUID id = alertOf(first).id();
        await().untilAsserted(() -> assertThat(changesOf(id)).hasSize(2));
        assertThat(changesOf(id))
                .extracting(AlertChange::kind)
                .containsExactly(AlertChange.Kind.RAISED, AlertChange.Kind.UPDATED);
        assertThat(changesOf(id))
                .extracting(change -> change.alert().occurrences())
                .containsExactly(2L, 5L);
        assertThat(changesOf(id).getLast().alert()).isEqualTo(alertOf(first));
    }

    @Test
    void beginsAnotherAlertWhenTheWindowHasPassed() {
        Detection first = at(now, "alice");
        Detection last = at(now.plus(WINDOW).minusMillis(1), "alice");
        Detection next = at(now.plus(WINDOW), "alice");
        Detection alsoNext = at(now.plus(WINDOW).plusSeconds(1), "alice");

        lifecycle.raise(List.of(first, last, next, alsoNext));

        assertThat(alertOf(first).occurrences()).isEqualTo(2);
        assertThat(alertOf(next).occurrences()).isEqualTo(2);
    }

    @Test
    void raisesAnotherAlertWhenThatOfTheGroupIsResolved() {
        Detection first = at(now, "alice");
        Detection second = at(now, "alice");
        lifecycle.raise(List.of(first));
        edit(alertOf(first), Map.of("status", "resolved"));

        lifecycle.raise(List.of(second, at(now, "alice")));

        assertThat(alertOf(first).occurrences()).isEqualTo(1);
        assertThat(alertOf(second).occurrences()).isEqualTo(2);
        assertThat(alertOf(second).number()).isGreaterThan(alertOf(first).number());
    }

    @Test
    void countsNothingTwiceWhenDeliveredAgain() {
        List<Detection> detections =
                List.of(at(now, "alice"), at(now, "alice"), at(now, "bob"), at(now, "alice"));
        lifecycle.raise(detections);
        List<AlertSnapshot> before = alerts();

        lifecycle.raise(detections);
        lifecycle.raise(detections.subList(1, 2));
        lifecycle.raise(detections.reversed());

        assertThat(alerts()).isEqualTo(before);
        assertThat(alertOf(detections.getFirst()).occurrences()).isEqualTo(3);
    }

    @Test
    void hidesNothingBehindWhatIsLessSevere() {
        SecurityEvent critical = SecurityEvents.about(source, SecurityEvents.ransomwareOn("any"));
        Detection high = at(now, "alice");
        Detection worse = grouped("alice", critical);

        lifecycle.raise(List.of(high, worse));

        assertThat(alertOf(high).severity()).isEqualTo(Severity.HIGH);
        assertThat(alertOf(worse).severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void isFoundByWhatAnyOfItsOccurrencesIsAbout() {
        String host = "host-" + UUID.randomUUID();
        Detection first = at(now, "alice");
        SecurityEvent elsewhere =
                SecurityEvents.about(
                        source, SecurityEvents.involving("2001:db8::9", Map.of("host", host)));
        lifecycle.raise(List.of(first));

        lifecycle.raise(List.of(grouped("alice", elsewhere)));

        assertThat(analyst.get("/api/v1/alerts?entity=host:" + host).results(AlertSnapshot.class))
                .containsExactly(alertOf(first));
    }

    @Test
    void countsEachDetectionOnceWhenSinksWorkAtTheSameTime() {
        List<Detection> detections =
                IntStream.range(0, 300)
                        .mapToObj(i ->
                                at(now.plusSeconds(i), List.of("alice", "bob", "eve").get(i % 3)))
                        .toList();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var sinks =
                    IntStream.range(0, 4)
                            .mapToObj(seed ->
                                    CompletableFuture.runAsync(
                                            () -> raiseInAnyOrder(detections, seed), threads))
                            .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(sinks).join();
        }

        assertThat(alerts()).hasSize(3).allMatch(alert -> alert.occurrences() == 100);
        assertThat(alerts())
                .allSatisfy(alert -> assertThat(occurrencesOf(alert, 200)).hasSize(100));
    }

    @Test
    void takesAnEditOfAnAlertThatHasOnlyBeenCountedSince() {
        Detection first = at(now, "alice");
        lifecycle.raise(List.of(first));
        AlertSnapshot seen = alertOf(first);
        lifecycle.raise(List.of(at(now, "alice")));

        assertThat(edit(seen, Map.of("status", "acknowledged", "version", seen.version())).status())
                .isEqualTo(200);
        lifecycle.raise(List.of(at(now, "alice")));
        assertThat(edit(seen, Map.of("status", "resolved", "version", seen.version())).status())
                .isEqualTo(412);
        assertThat(edit(seen, Map.of("status", "resolved", "version", 99)).status()).isEqualTo(412);

        assertThat(alertOf(first).version()).isEqualTo(4);
        assertThat(alertOf(first).occurrences()).isEqualTo(3);
    }

    @Test
    void leadsThroughTheOccurrencesNewestFirstAndBack() {
        List<Detection> detections =
                IntStream.range(0, 5).mapToObj(i -> at(now.plusSeconds(i), "alice")).toList();
        lifecycle.raise(detections);
        String path =
                "/api/v1/alerts/%d/occurrences?limit=2"
                        .formatted(alertOf(detections.getFirst()).number());

        ApiAnswer first = analyst.get(path);
        ApiAnswer second = analyst.get(String.valueOf(first.next()));
        ApiAnswer third = analyst.get(String.valueOf(second.next()));

        assertThat(first.data().required("count").asInt()).isEqualTo(5);
        assertThat(third.next()).isNull();
        assertThat(Stream.of(first, second, third).flatMap(page -> eventsOn(page).stream()))
                .isEqualTo(
                        detections.reversed().stream()
                                .map(detection -> detection.event().id().toString())
                                .toList());
        assertThat(analyst.get(String.valueOf(third.previous())).data().required("results"))
                .isEqualTo(second.data().required("results"));
        var row = first.data().required("results").get(0);
        assertThat(row.required("rule_id").asString()).isEqualTo("test-brute-force");
        assertThat(row.required("source_name").asString()).isEqualTo(source);
    }

    @Test
    void anAlertOfOneDetectionHasOneOccurrence() {
        Detection alone =
                Detections.bruteForceIn(
                        SecurityEvents.about(
                                source, SecurityEvents.bruteForceFrom("203.0.113.18")));
        lifecycle.raise(List.of(alone));
        String path = "/api/v1/alerts/" + alertOf(alone).id() + "/occurrences";

        ApiAnswer answer = analyst.get(path);

        assertThat(eventsOn(answer)).containsExactly(alone.event().id().toString());
        assertThat(answer.data().required("count").asInt()).isEqualTo(1);
        assertThat(answer.next()).isNull();
        assertThat(api.as(issuer.auditor()).get(path).status()).isEqualTo(200);
        assertThat(api.as(issuer.sensor("any")).get(path).status()).isEqualTo(403);
        assertThat(
                        analyst.get("/api/v1/alerts/%s/occurrences".formatted(UUID.randomUUID()))
                                .status())
                .isEqualTo(404);
    }

    /** As if partitions had gone from one replica to another again and again. */
    private void raiseInAnyOrder(List<Detection> detections, int seed) {
        var random = new Random(seed);
        var shuffled = new ArrayList<>(detections);
        Collections.shuffle(shuffled, random);
        for (int from = 0; from < shuffled.size(); from += 25) {
            lifecycle.raise(shuffled.subList(from, Math.min(from + 25, shuffled.size())));
        }
    }

    private Detection at(Instant time, String user) {
        SecurityEvent event =
                SecurityEvents.about(
                        source,
                        SecurityEvents.receivedAt(
                                time,
                                SecurityEvents.involving("203.0.113.18", Map.of("user", user))));
        return grouped(user, event);
    }

    private Detection grouped(String user, SecurityEvent event) {
        return Detections.groupedBy(Map.of("user", user, "source_name", source), WINDOW, event);
    }

    /** The alert that {@code first} raised. */
    private AlertSnapshot alertOf(Detection first) {
        UUID id = Alert.raisedBy(first, now).id();
        return analyst.get("/api/v1/alerts/" + id).data(AlertSnapshot.class);
    }

    private List<AlertSnapshot> alerts() {
        return analyst.get("/api/v1/alerts?limit=200&source_name=" + source)
                .results(AlertSnapshot.class);
    }

    private List<String> occurrencesOf(AlertSnapshot alert, int limit) {
        return eventsOn(
                analyst.get("/api/v1/alerts/%s/occurrences?limit=%d".formatted(alert.id(), limit)));
    }

    private static List<String> eventsOn(ApiAnswer page) {
        var events = new ArrayList<String>();
        page.data()
                .required("results")
                .forEach(occurrence -> events.add(occurrence.required("event_id").asString()));
        return events;
    }

    private ApiAnswer edit(AlertSnapshot alert, Map<String, ?> edit) {
        return analyst.patch("/api/v1/alerts/" + alert.id(), edit);
    }

    private List<AlertChange> changesOf(UUID alertId) {
        return topics.values(Topics.ALERTS, AlertChange.class).stream()
                .filter(change -> change.alertId().equals(alertId))
                .toList();
    }
}

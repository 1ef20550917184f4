package io.threatmonitor.alert.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.detection.Detection;
import io.threatmonitor.contracts.detection.RuleReference;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.testkit.fixtures.Detections;
import io.threatmonitor.testkit.fixtures.SecurityEvents;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A source that raises too much to look at raises one alert more, which counts the rest. */
@SinkTest
class FloodTest {

    private final AlertLifecycle lifecycle;
    private final JdbcClient jdbc;
    private final ApiClient analyst;
    private final String source = "flooding-" + UUID.randomUUID();
    private final Instant minute = Instant.now().truncatedTo(ChronoUnit.MINUTES);

    FloodTest(AlertLifecycle lifecycle, JdbcClient jdbc, ApiClient api, TestIssuer issuer) {
        this.lifecycle = lifecycle;
        this.jdbc = jdbc;
        this.analyst = api.as(issuer.analyst());
    }

    @Test
    void countsWhatComesPastTheLimitInOneAlertThatSaysSo() {
        List<Detection> detections = detections(SinkTest.LIMIT + 5, minute);
        lifecycle.raise(detections);
        lifecycle.raise(detections(7, minute.plusSeconds(30)));

        assertThat(alerts()).hasSize(SinkTest.LIMIT + 1);
        AlertSnapshot flood = flood();
        assertThat(flood.title()).isEqualTo("Flood: 12 further alerts from " + source);
        assertThat(flood.occurrences()).isEqualTo(12);
        assertThat(flood.rule().id()).isEqualTo("flood");
        JsonNode detail = analyst.get("/api/v1/alerts/" + flood.id()).data();
        assertThat(detail.required("timeline"))
                .extracting(step -> step.required("kind").asString())
                .containsExactly("raised", "commented");
        assertThat(detail.at("/timeline/1/note").asString())
                .startsWith(source + " raised more than 20 alerts within a minute.");
        assertThat(eventsOf(flood))
                .hasSize(12)
                .contains(detections.getLast().event().id().toString());
    }

    @Test
    void isFoundByTheRulesOfWhatItCounts() {
        var scan = new RuleReference("test-scan", "Scan", Severity.LOW, List.of("T1595.002"));
        lifecycle.raise(detections(SinkTest.LIMIT + 1, minute));
        lifecycle.raise(List.of(Detections.by(scan, event(source, minute, "alice"))));

        AlertSnapshot flood = flood();
        assertThat(flood.countedRules()).containsExactly(Detections.BRUTE_FORCE_RULE, scan);
        assertThat(found("rule=test-scan")).containsExactly(flood);
        assertThat(found("technique=T1595")).containsExactly(flood);
        assertThat(found("rule=flood")).containsExactly(flood);
        assertThat(found("rule=test-brute-force")).contains(flood).hasSize(SinkTest.LIMIT + 1);
    }

    @Test
    void lastsUntilAWholeMinuteStayedWithinTheLimit() {
        lifecycle.raise(detections(SinkTest.LIMIT + 1, minute));
        lifecycle.raise(detections(SinkTest.LIMIT, minute.plus(Duration.ofMinutes(1))));
        assertThat(flood().occurrences()).isEqualTo(SinkTest.LIMIT + 1);

        lifecycle.raise(detections(SinkTest.LIMIT, minute.plus(Duration.ofMinutes(2))));
        assertThat(flood().occurrences()).isEqualTo(SinkTest.LIMIT + 1);
        assertThat(alerts()).hasSize(2 * SinkTest.LIMIT + 1);

        lifecycle.raise(detections(SinkTest.LIMIT + 3, minute.plus(Duration.ofMinutes(9))));
        assertThat(floods())
                .extracting(AlertSnapshot::occurrences)
                .containsExactly(3L, SinkTest.LIMIT + 1L);
    }

    @Test
    void leavesOtherSourcesAlone() {
        String calm = "calm-" + UUID.randomUUID();
        var detections = new ArrayList<>(detections(SinkTest.LIMIT * 2, minute));
        Detection other = detection(calm, minute);
        detections.add(other);

        lifecycle.raise(detections);

        assertThat(alertsOf(calm)).singleElement().returns(other.title(), AlertSnapshot::title);
    }

    @Test
    void keepsWhatIsMoreSevereApart() {
        lifecycle.raise(detections(SinkTest.LIMIT + 4, minute));
        lifecycle.raise(
                Stream.generate(() -> SecurityEvents.ransomwareOn(source))
                        .limit(2)
                        .map(event -> SecurityEvents.receivedAt(minute, event))
                        .map(Detections::bruteForceIn)
                        .toList());

        assertThat(floods())
                .extracting(AlertSnapshot::severity, AlertSnapshot::occurrences)
                .containsExactlyInAnyOrder(tuple(Severity.HIGH, 4L), tuple(Severity.CRITICAL, 2L));
    }

    @Test
    void countsGroupsThatItWouldRaiseAndNotWhatTheyCount() {
        List<Detection> groups =
                IntStream.range(0, SinkTest.LIMIT + 2).mapToObj(i -> grouped("user-" + i)).toList();
        lifecycle.raise(groups);
        lifecycle.raise(List.of(grouped("user-0"), grouped("user-0"), grouped("user-21")));

        assertThat(alerts()).hasSize(SinkTest.LIMIT + 1);
        assertThat(flood().occurrences()).isEqualTo(3);
        assertThat(alerts().stream().mapToLong(AlertSnapshot::occurrences).sum())
                .isEqualTo(SinkTest.LIMIT + 5);
    }

    @Test
    void doesNothingAgainWhenDeliveredAgain() {
        List<Detection> detections = detections(SinkTest.LIMIT + 10, minute);
        lifecycle.raise(detections);
        List<AlertSnapshot> before = alerts();

        lifecycle.raise(detections);
        lifecycle.raise(detections.subList(15, 25));

        assertThat(alerts()).isEqualTo(before);
        assertThat(rate()).isEqualTo(SinkTest.LIMIT + 10);
    }

    @Test
    void beginsAnotherAlertWhenSomeoneResolvedTheFlood() {
        lifecycle.raise(detections(SinkTest.LIMIT + 1, minute));
        analyst.patch("/api/v1/alerts/" + flood().id(), Map.of("status", "resolved"));

        lifecycle.raise(detections(3, minute));

        assertThat(floods())
                .extracting(AlertSnapshot::occurrences)
                .containsExactlyInAnyOrder(1L, 3L);
    }

    @Test
    void losesAndDoublesNothingWhenSinksWorkAtTheSameTime() {
        List<Detection> detections = detections(200, minute);
        try (var threads = Executors.newFixedThreadPool(4)) {
            var sinks =
                    IntStream.range(0, 4)
                            .mapToObj(part ->
                                    CompletableFuture.runAsync(
                                            () -> raiseFrom(part * 30, detections), threads))
                            .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(sinks).join();
        }

        assertThat(alerts().stream().mapToLong(AlertSnapshot::occurrences).sum()).isEqualTo(200);
        assertThat(floods()).hasSize(1);
        assertThat(rate()).isEqualTo(200);
    }

    /** As a replica does that takes over a partition, and repeats what the one before had done. */
    private void raiseFrom(int start, List<Detection> detections) {
        for (int from = start; from < detections.size(); from += 20) {
            List<Detection> batch =
                    detections.subList(from, Math.min(from + 20, detections.size()));
            Retrying.untilDone(() -> lifecycle.raise(batch));
        }
        if (start > 0) {
            Retrying.untilDone(() -> lifecycle.raise(detections.subList(0, start)));
        }
    }

    private List<Detection> detections(int count, Instant at) {
        return Stream.generate(() -> detection(source, at)).limit(count).toList();
    }

    private static Detection detection(String source, Instant at) {
        return Detections.bruteForceIn(event(source, at, "alice"));
    }

    private Detection grouped(String user) {
        return Detections.groupedBy(
                Map.of("user", user), Duration.ofHours(1), event(source, minute, user));
    }

    private static SecurityEvent event(String source, Instant at, String user) {
        return SecurityEvents.about(
                source,
                SecurityEvents.receivedAt(
                        at, SecurityEvents.involving("203.0.113.19", Map.of("user", user))));
    }

    private List<AlertSnapshot> alerts() {
        return alertsOf(source);
    }

    private List<AlertSnapshot> found(String filter) {
        return analyst.get("/api/v1/alerts?limit=200&source_name=" + source + "&" + filter)
                .results(AlertSnapshot.class);
    }

    private List<AlertSnapshot> alertsOf(String name) {
        return analyst.get("/api/v1/alerts?limit=200&source_name=" + name)
                .results(AlertSnapshot.class);
    }

    /** Newest first. */
    private List<AlertSnapshot> floods() {
        return alerts().stream().filter(alert -> alert.title().startsWith("Flood: ")).toList();
    }

    private AlertSnapshot flood() {
        assertThat(floods()).hasSize(1);
        return floods().getFirst();
    }

    private List<String> eventsOf(AlertSnapshot alert) {
        var events = new ArrayList<String>();
        analyst.get("/api/v1/alerts/%s/occurrences?limit=200".formatted(alert.id()))
                .data()
                .required("results")
                .forEach(occurrence -> events.add(occurrence.required("event_id").asString()));
        return events;
    }

    private long rate() {
        return jdbc.sql("select sum(raised) from alert_rate where source = ?")
                .param(source)
                .query(Long.class)
                .single();
    }
}

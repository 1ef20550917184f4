package io.threatmonitor.alert.suppression;

import static io.threatmonitor.alert.suppression.SilencesUnderTest.active;
import static io.threatmonitor.alert.suppression.SilencesUnderTest.of;
import static io.threatmonitor.alert.suppression.SilencesUnderTest.with;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.alert.AlertServiceTest;
import io.threatmonitor.alert.AlertsUnderTest;
import io.threatmonitor.alert.notification.NotificationsUnderTest;
import io.threatmonitor.alert.notification.Requests;
import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.alert.AlertChange;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.detection.Detection;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.testkit.fixtures.Detections;
import io.threatmonitor.testkit.fixtures.SecurityEvents;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a silence hides, from whom, and until when. */
@AlertServiceTest
class HidingTest {

    private final AlertsUnderTest alerts;
    private final NotificationsUnderTest notifications;
    private final TestTopics topics;
    private final ApiClient analyst;
    private final ApiClient admin;
    private final String source = NotificationsUnderTest.newSource();

    HidingTest(
            AlertsUnderTest alerts,
            NotificationsUnderTest notifications,
            TestTopics topics,
            ApiClient api,
            TestIssuer issuer) {
        this.alerts = alerts;
        this.notifications = notifications;
        this.topics = topics;
        this.analyst = api.as(issuer.analyst());
        this.admin = api.as(issuer.admin());
    }

    @Test
    void hidesWhatItMatchesAndNothingMoreSevere() {
        String silence = silenced(of(source));

        AlertSnapshot high = alerts.raise(high());
        AlertSnapshot critical = alerts.raise(SecurityEvents.ransomwareOn(source));

        assertThat(high.silencedBy()).hasToString(idOf(silence));
        assertThat(critical.silencedBy()).isNull();
        assertThat(list("")).containsExactly(critical);
        assertThat(list("&silenced=false")).containsExactly(critical);
        assertThat(list("&silenced=true")).containsExactly(high);
        assertThat(list("&silenced=any")).containsExactly(critical, high);
        assertThat(list("&silenced=any&as_of=" + Instant.now())).containsExactly(critical, high);
        await().untilAsserted(() ->
                assertThat(analyst.get(silence).data().required("matched").asInt()).isEqualTo(1));
    }

    @Test
    void leavesWhatItHidesOutOfTheBacklog() {
        long before = backlog();
        silenced(of(source));

        alerts.raise(high());
        long hidden = backlog();
        alerts.raise(SecurityEvents.ransomwareOn(source));

        assertThat(hidden).isEqualTo(before);
        assertThat(backlog()).isEqualTo(before + 1);
    }

    @Test
    void changesNothingAboutWhatWasRaisedBefore() {
        AlertSnapshot before = alerts.raise(high());
        silenced(of(source));

        AlertSnapshot after = alerts.raise(high());

        assertThat(list("")).containsExactly(before);
        assertThat(list("&silenced=true")).containsExactly(after);
    }

    @Test
    void tellsNobodyOfWhatItHides() {
        String channel = notifications.channel(Requests.email("soc@example.test"));
        notifications.routeTo(source, channel);
        silenced(of(source));

        AlertSnapshot hidden = alerts.raise(high());
        notifications.move(hidden, "acknowledged");
        AlertSnapshot seen = alerts.raise(SecurityEvents.ransomwareOn(source));

        await().until(() -> !toldOf(channel).isEmpty());
        assertThat(toldOf(channel)).containsOnly(seen.id().toString());
    }

    @Test
    void letsAlertsBeSeenAgainAndToldWhenItEnds() {
        String channel = notifications.channel(Requests.email("soc@example.test"));
        notifications.routeTo(source, channel);
        String silence = silenced(of(source));
        AlertSnapshot open = alerts.raise(high());
        AlertSnapshot resolved = alerts.raise(high());
        notifications.move(resolved, "resolved");

        admin.send("POST", silence + "/end", null);

        await().untilAsserted(() ->
                assertThat(list("")).extracting(AlertSnapshot::id).containsExactly(open.id()));
        JsonNode detail = analyst.get("/api/v1/alerts/" + open.id()).data();
        assertThat(detail.path("silenced_by").isNull()).isTrue();
        assertThat(detail.required("timeline"))
                .extracting(step -> step.required("kind").asString())
                .containsExactly("raised", "unsilenced");
        await().untilAsserted(
                        () -> assertThat(toldOf(channel)).containsExactly(open.id().toString()));
        assertThat(list("&silenced=true"))
                .extracting(AlertSnapshot::id)
                .containsExactly(resolved.id());
        assertThat(changesOf(open.id()))
                .extracting(AlertChange::kind)
                .containsExactly(AlertChange.Kind.RAISED, AlertChange.Kind.UNSILENCED);
    }

    @Test
    void showsWithoutTellingWhatWasLastSeenLongAgo() {
        String channel = notifications.channel(Requests.email("soc@example.test"));
        notifications.routeTo(source, channel);
        String silence =
                silenced(
                        with(
                                of(source),
                                "starts_at",
                                Instant.now().minus(Duration.ofHours(9)).toString()));
        Instant longAgo = Instant.now().minus(Duration.ofHours(2));
        AlertSnapshot old = alerts.raise(SecurityEvents.receivedAt(longAgo, high()));
        assertThat(old.silencedBy()).isNotNull();

        admin.send("POST", silence + "/end", null);
        await().untilAsserted(() -> assertThat(list("")).hasSize(1));
        AlertSnapshot next = alerts.raise(high());

        await().until(() -> !toldOf(channel).isEmpty());
        assertThat(toldOf(channel)).containsExactly(next.id().toString());
    }

    @Test
    void showsWhatIsMoreSevereThanItMayHideSinceItWasChanged() {
        String silence = silenced(with(of(source), "max_severity", "critical"));
        AlertSnapshot high = alerts.raise(high());
        AlertSnapshot critical = alerts.raise(SecurityEvents.ransomwareOn(source));
        assertThat(critical.silencedBy()).isNotNull();

        admin.send("PUT", silence, of(source));

        await().untilAsserted(() ->
                assertThat(list("")).extracting(AlertSnapshot::id).containsExactly(critical.id()));
        assertThat(alerts.kindsOf(critical)).containsExactly("raised", "unsilenced");
        assertThat(list("&silenced=true")).containsExactly(high);
    }

    @Test
    void leavesHiddenWhatAnotherSilenceHidesAsWell() {
        String first = silenced(with(of(source), "ends_at", inHours(3)));
        AlertSnapshot hidden = alerts.raise(high());
        String second = silenced(with(of(source), "starts_at", inHours(-1)));

        admin.send("POST", first + "/end", null);

        await().untilAsserted(() ->
                assertThat(list("&silenced=true"))
                        .singleElement()
                        .returns(UUID.fromString(idOf(second)), AlertSnapshot::silencedBy));
        assertThat(list("")).isEmpty();
        assertThat(list("&silenced=true").getFirst().version()).isEqualTo(hidden.version() + 1);
    }

    @Test
    void hidesOnlyWithinTheWindowsOfItsRecurrence() {
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        silenced(
                with(
                        with(of(source), "starts_at", yesterday.toString()),
                        "recurrence",
                        Map.of("rule", "FREQ=DAILY", "duration", "PT2H", "time_zone", "UTC")));
        Instant inside = yesterday.plus(Duration.ofMinutes(90));

        AlertSnapshot hidden = alerts.raise(SecurityEvents.receivedAt(inside, high()));
        AlertSnapshot outside =
                alerts.raise(SecurityEvents.receivedAt(inside.plus(Duration.ofHours(1)), high()));

        assertThat(hidden.silencedBy()).isNotNull();
        assertThat(outside.silencedBy()).isNull();
    }

    @Test
    void countsInNoHiddenAlertWhatItDoesNotMatch() {
        String user = "user-" + UUID.randomUUID();
        silenced(with(of(source), "matchers", Map.of("entity", List.of("user:" + user))));
        Detection hidden = grouped(user);
        Detection alsoHidden = grouped(user);
        Detection other = grouped("someone-else");

        for (Detection detection : List.of(hidden, other, alsoHidden)) {
            topics.send(Topics.DETECTIONS, source, detection);
        }

        await().untilAsserted(() ->
                assertThat(
                                list("&silenced=any").stream()
                                        .mapToLong(AlertSnapshot::occurrences)
                                        .sum())
                        .isEqualTo(3));
        assertThat(list("")).singleElement().returns(1L, AlertSnapshot::occurrences);
        assertThat(list("&silenced=true")).singleElement().returns(2L, AlertSnapshot::occurrences);
    }

    @Test
    void aProposalHidesNothing() {
        analyst.post(SilencesUnderTest.PATH, of(source));
        awaitKnowledge();

        assertThat(alerts.raise(high()).silencedBy()).isNull();
    }

    /** The path of a silence that is active and known. */
    private String silenced(Map<String, Object> silence) {
        String path = active(admin, silence);
        awaitKnowledge();
        return path;
    }

    /** Until what the sink knows, which may be half a second old, cannot be older than now. */
    private static void awaitKnowledge() {
        Instant enough = Instant.now().plusMillis(600);
        await().until(() -> Instant.now().isAfter(enough));
    }

    private SecurityEvent high() {
        return SecurityEvents.about(source, SecurityEvents.bruteForceFrom("203.0.113.41"));
    }

    private Detection grouped(String user) {
        return Detections.groupedBy(
                Map.of("source_name", source),
                Duration.ofHours(1),
                SecurityEvents.about(
                        source, SecurityEvents.involving("203.0.113.42", Map.of("user", user))));
    }

    private static String inHours(int hours) {
        return Instant.now().plus(Duration.ofHours(hours)).toString();
    }

    private List<AlertSnapshot> list(String query) {
        return analyst.get("/api/v1/alerts?limit=200&source_name=" + source + query)
                .results(AlertSnapshot.class);
    }

    /** Other tests may raise alerts, but none at the same time. */
    private long backlog() {
        return analyst.get("/api/v1/alerts/stats").data().at("/backlog/alerts").asLong();
    }

    private List<String> toldOf(String channel) {
        var told = new ArrayList<String>();
        notifications
                .deliveriesOf(channel)
                .forEach(delivery -> told.add(delivery.required("alert_id").asString()));
        return told;
    }

    private List<AlertChange> changesOf(UUID alertId) {
        return topics.values(Topics.ALERTS, AlertChange.class).stream()
                .filter(change -> change.alertId().equals(alertId))
                .toList();
    }

    private static String idOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}

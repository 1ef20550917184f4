package io.threatmonitor.alert.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.alert.AlertServiceTest;
import io.threatmonitor.alert.AlertsUnderTest;
import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.alert.AlertChange;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.audit.AuditAction;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.testkit.fixtures.AlertChanges;
import io.threatmonitor.testkit.fixtures.AuditedActions;
import io.threatmonitor.testkit.fixtures.Detections;
import io.threatmonitor.testkit.fixtures.SecurityEvents;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.http.EventStream;
import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import tools.jackson.databind.JsonNode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.GZIPInputStream;

@AlertServiceTest
class StreamTest {

    private static final String PATH = "/api/v1/stream";

    private final AlertsUnderTest alerts;
    private final TestTopics topics;
    private final TestIssuer issuer;
    private final ApiClient api;
    private final ApiClient analyst;

    @LocalServerPort private int port;

    StreamTest(AlertsUnderTest alerts, TestTopics topics, TestIssuer issuer, ApiClient api) {
        this.alerts = alerts;
        this.topics = topics;
        this.issuer = issuer;
        this.api = api;
        this.analyst = api.as(issuer.analyst());
    }

    @Test
    void showsAnAlertSoonAfterItsEvent() {
        try (EventStream stream = analyst.stream(PATH)) {
            SecurityEvent event = SecurityEvents.ransomwareOn("files-04");
            alerts.publish(event);

            await().pollInterval(Duration.ofMillis(10))
                    .until(() ->
                            changes(stream).stream()
                                    .anyMatch(change ->
                                            change.alert().event().id().equals(event.id())));
        }
    }

    @Test
    void showsEachChangeOfAnAlertInOrder() {
        try (EventStream stream = analyst.stream(PATH)) {
            AlertSnapshot alert = alerts.raiseAny();
            analyst.patch("/api/v1/alerts/" + alert.id(), Map.of("status", "acknowledged"));
            analyst.patch("/api/v1/alerts/" + alert.id(), Map.of("status", "resolved"));

            await().untilAsserted(() ->
                    assertThat(changes(stream))
                            .filteredOn(change -> change.alertId().equals(alert.id()))
                            .extracting(AlertChange::kind)
                            .containsExactly(
                                    AlertChange.Kind.RAISED,
                                    AlertChange.Kind.ACKNOWLEDGED,
                                    AlertChange.Kind.RESOLVED));
        }
    }

    @Test
    void countsEventsAndShowsTheLatest() {
        try (EventStream stream = analyst.stream(PATH)) {
            SecurityEvent event = SecurityEvents.ofSeverity(Severity.LOW);
            alerts.publish(event);

            await().untilAsserted(() ->
                    assertThat(stream.frames("events"))
                            .anySatisfy(frame -> {
                                var events = frame.data(EventsFrame.class);
                                assertThat(events.counts().low()).isPositive();
                                assertThat(events.latest()).contains(event);
                            }));
        }
    }

    @Test
    void countsAlertsAgainWhenOneHasChanged() {
        try (EventStream stream = analyst.stream(PATH)) {
            AlertSnapshot alert = alerts.raiseAny();
            await().untilAsserted(() -> assertThat(counters(stream)).isEqualTo(statistics()));

            analyst.patch("/api/v1/alerts/" + alert.id(), Map.of("status", "resolved"));

            await().untilAsserted(() -> assertThat(counters(stream)).isEqualTo(statistics()));
        }
    }

    @Test
    void spoilsNoProxyAndNoCache() {
        try (EventStream stream = analyst.stream(PATH)) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
            assertThat(stream.header("Cache-Control")).isEqualTo("no-store");
            assertThat(stream.header("X-Accel-Buffering")).isEqualTo("no");
            await().until(() -> stream.frames("heartbeat").size() >= 2);
        }
    }

    @Test
    void showsAuditorsNoEvents() {
        try (EventStream auditor = api.as(issuer.auditor()).stream(PATH);
                EventStream admin = api.as(issuer.admin()).stream(PATH)) {
            alerts.publish(SecurityEvents.ofSeverity(Severity.LOW));
            await().until(() -> !admin.frames("events").isEmpty());
            AuditAction later = act("zoe");
            await().until(() -> shows(auditor, later));

            assertThat(auditor.frames("events")).isEmpty();
        }
    }

    @Test
    void showsAnalystsTheirOwnActionsAndNobodyElses() {
        try (EventStream ann = api.as(issuer.tokenFor("ann", "analyst")).stream(PATH);
                EventStream auditor = api.as(issuer.auditor()).stream(PATH)) {
            AuditAction ofBen = act("ben");
            await().until(() -> shows(auditor, ofBen));
            AuditAction ofAnn = act("ann");
            await().until(() -> shows(ann, ofAnn));

            assertThat(shows(ann, ofBen)).isFalse();
        }
    }

    @Test
    void isForThoseWithADashboard() {
        assertThat(api.get(PATH).status()).isEqualTo(401);
        assertThat(api.as(issuer.sensor("sensor-1")).get(PATH).status()).isEqualTo(403);
    }

    @Test
    void waitsForNoBrowserThatDoesNotRead() throws IOException {
        try (Socket slow = openAndNeverRead();
                EventStream quick = analyst.stream(PATH)) {
            for (int i = 0; i < 80; i++) {
                publishLargeChange();
            }
            UUID last = publishLargeChange();

            await().until(() ->
                    changes(quick).stream().anyMatch(change -> change.id().equals(last)));
            assertThat(slow.isClosed()).isFalse();
        }
    }

    @Test
    void goesOnAfterTheLastEventThatTheBrowserGot() {
        String reached;
        try (EventStream stream = analyst.stream(PATH)) {
            AlertSnapshot seen = alerts.raiseAny();
            await().until(() ->
                    changes(stream).stream()
                            .anyMatch(change -> change.alertId().equals(seen.id())));
            reached = Objects.requireNonNull(stream.frames("alert").getLast().id());
        }
        AlertSnapshot missed = alerts.raiseAny();

        try (EventStream byHeader = analyst.with("Last-Event-ID", reached).stream(PATH);
                EventStream byAddress = analyst.stream(PATH + "?last_event_id=" + reached)) {
            for (EventStream stream : List.of(byHeader, byAddress)) {
                await().until(() ->
                        changes(stream).stream()
                                .anyMatch(change -> change.alertId().equals(missed.id())));
            }
        }
    }

    @Test
    void saysWithEachHeartbeatHowFarItIs() {
        try (EventStream stream = analyst.stream(PATH)) {
            await().until(() -> !stream.frames("heartbeat").isEmpty());

            assertThat(stream.frames("heartbeat").getFirst().id()).matches("[0-9.]+_[0-9.]+");
        }
    }

    @Test
    void compressesForABrowserThatTakesIt() throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + PATH))
                        .header("Authorization", "Bearer " + issuer.analyst().compact())
                        .header("Accept-Encoding", "gzip, deflate, br")
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofInputStream());
            assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
            assertThat(answer.headers().firstValue("Vary")).hasValue("Accept-Encoding");

            try (var lines =
                    new BufferedReader(
                            new InputStreamReader(
                                    new GZIPInputStream(answer.body()), StandardCharsets.UTF_8))) {
                AlertSnapshot alert = alerts.raiseAny();
                assertThat(lines.lines().anyMatch(line -> line.contains(alert.id().toString())))
                        .isTrue();
            }
            http.shutdownNow();
        }
    }

    private AuditAction act(String username) {
        AuditAction action = AuditedActions.acknowledgementBy(username, UUID.randomUUID());
        topics.send(Topics.AUDIT_ACTIONS, action.actor().id(), action);
        return action;
    }

    /** Some of these fill whatever the network holds for a browser that does not read. */
    private UUID publishLargeChange() {
        SecurityEvent event =
                SecurityEvents.about(
                        "x".repeat(100_000), SecurityEvents.bruteForceFrom("203.0.113.15"));
        AlertChange change = AlertChanges.raisedBy(Detections.bruteForceIn(event));
        topics.send(Topics.ALERTS, change.alertId().toString(), change);
        return change.id();
    }

    private static JsonNode counters(EventStream stream) {
        var frames = stream.frames("counters");
        assertThat(frames).isNotEmpty();
        return frames.getLast().data(JsonNode.class).required("by_status");
    }

    private JsonNode statistics() {
        return analyst.get("/api/v1/alerts/stats").data().required("by_status");
    }

    private static boolean shows(EventStream stream, AuditAction action) {
        return stream.frames("audit").stream()
                .anyMatch(frame -> frame.data(AuditAction.class).id().equals(action.id()));
    }

    private static List<AlertChange> changes(EventStream stream) {
        return stream.frames("alert").stream().map(frame -> frame.data(AlertChange.class)).toList();
    }

    private Socket openAndNeverRead() throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        String request =
                "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
                        .formatted(PATH, issuer.analyst().compact());
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        // the status line: the stream is open from here on
        assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                .isEqualTo("HTTP/1.1 200");
        return socket;
    }
}

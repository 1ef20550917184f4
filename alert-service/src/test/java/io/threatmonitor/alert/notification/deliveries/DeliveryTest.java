package io.threatmonitor.alert.notification.deliveries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.alert.AlertServiceTest;
import io.threatmonitor.alert.notification.HttpReceiver;
import io.threatmonitor.alert.notification.HttpReceiver.Reply;
import io.threatmonitor.alert.notification.HttpReceiver.Request;
import io.threatmonitor.alert.notification.NotificationsUnderTest;
import io.threatmonitor.alert.notification.Requests;
import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.alert.AlertChange;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;

/** From an event to whoever is told. */
@AlertServiceTest
class DeliveryTest {

    private static final String DELIVERIES = NotificationsUnderTest.PATH + "/deliveries";

    private final NotificationsUnderTest notifications;
    private final TestTopics topics;
    private final ApiClient analyst;
    private final ApiClient auditor;
    private final ApiClient sensor;
    private final HttpReceiver receiver = HttpReceiver.start();
    private final HttpReceiver other = HttpReceiver.start();
    private final String source = NotificationsUnderTest.newSource();

    DeliveryTest(
            NotificationsUnderTest notifications,
            TestTopics topics,
            ApiClient api,
            TestIssuer issuer) {
        this.notifications = notifications;
        this.topics = topics;
        this.analyst = api.as(issuer.analyst());
        this.auditor = api.as(issuer.auditor());
        this.sensor = api.as(issuer.sensor("demo-sensor"));
    }

    @AfterEach
    void stop() {
        receiver.close();
        other.close();
    }

    @Test
    void tellsOfANewAlert() {
        String channel = notifications.channel(Requests.webhook(receiver.url("/hook")));
        notifications.routeTo(source, channel);

        AlertSnapshot alert = notifications.raise(source);

        await().until(() -> !receiver.requests().isEmpty());
        JsonNode told = receiver.requests().getFirst().json();
        assertThat(told.required("reason").stringValue()).isEqualTo("raised");
        assertThat(told.at("/alerts/0/id").stringValue()).isEqualTo(alert.id().toString());
        assertThat(told.at("/alerts/0/severity").stringValue()).isEqualTo("high");
        await().until(() -> stateOf(channel).equals("sent"));
        JsonNode delivery = notifications.deliveriesOf(channel).getFirst();
        assertThat(delivery.required("id").stringValue())
                .isEqualTo(receiver.requests().getFirst().header("webhook-id"));
        assertThat(delivery.required("attempts").intValue()).isEqualTo(1);
        assertThat(delivery.required("detail").stringValue()).isEqualTo("HTTP 200");
        assertThat(delivery.required("next_attempt_at").isNull()).isTrue();
    }

    @Test
    void tellsOnceWhatItHearsTwice() {
        String channel = notifications.channel(Requests.webhook(receiver.url("/hook")));
        notifications.routeTo(source, channel);
        AlertSnapshot alert = notifications.raise(source);
        await().until(() -> stateOf(channel).equals("sent"));

        AlertChange raised = changesOf(alert).getFirst();
        topics.send(Topics.ALERTS, alert.id().toString(), raised);
        AlertSnapshot next = notifications.raise(source);

        await().until(() -> notifications.deliveriesOf(channel).size() == 2);
        await().until(() -> receiver.requests().size() == 2);
        assertThat(receiver.requests())
                .extracting(request -> request.json().at("/alerts/0/id").stringValue())
                .containsExactly(alert.id().toString(), next.id().toString());
    }

    @Test
    void tellsOnceThoughTwoRoutesAskForIt() {
        String channel = notifications.channel(Requests.webhook(receiver.url("/hook")));
        String probe = notifications.channel(Requests.webhook(other.url("/hook")));
        notifications.routeTo(source, channel);
        notifications.routeTo(source, channel, probe);

        notifications.raise(source);

        await().until(() -> stateOf(channel).equals("sent") && stateOf(probe).equals("sent"));
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void triesAgainUnderTheSameIdUntilItIsTaken() {
        receiver.answer(request -> Reply.of(receiver.requests().size() < 3 ? 503 : 200));
        String channel = notifications.channel(Requests.webhook(receiver.url("/hook")));
        notifications.routeTo(source, channel);

        notifications.raise(source);

        await().until(() -> stateOf(channel).equals("sent"));
        assertThat(notifications.deliveriesOf(channel).getFirst().required("attempts").intValue())
                .isEqualTo(3);
        assertThat(receiver.requests())
                .extracting(request -> request.header("webhook-id"))
                .hasSize(3)
                .containsOnly(receiver.requests().getFirst().header("webhook-id"));
        assertThat(receiver.requests())
                .extracting(Request::body)
                .containsOnly(receiver.requests().getFirst().body());
    }

    @Test
    void givesUpAtOnceWhenItIsRefusedUntilSomeoneSaysToTryAgain() {
        receiver.answer(Reply.of(404));
        String channel = notifications.channel(Requests.webhook(receiver.url("/hook")));
        notifications.routeTo(source, channel);
        notifications.raise(source);
        await().until(() -> stateOf(channel).equals("failed"));
        assertThat(receiver.requests()).hasSize(1);
        String path =
                DELIVERIES
                        + "/"
                        + notifications
                                .deliveriesOf(channel)
                                .getFirst()
                                .required("id")
                                .stringValue()
                        + "/retry";

        receiver.answer(Reply.OK);
        assertThat(auditor.send("POST", path, null).status()).isEqualTo(403);
        assertThat(analyst.send("POST", path, null).status()).isEqualTo(200);

        await().until(() -> stateOf(channel).equals("sent"));
        assertThat(analyst.send("POST", path, null).status()).isEqualTo(409);
    }

    /** While one alert's first waits for a retry, its next one waits as well, and others pass. */
    @Test
    void keepsTheOrderOfEachAlertAndLetsOthersPass() {
        String passing = NotificationsUnderTest.newSource();
        String channel = notifications.channel(Requests.webhook(receiver.url("/hook")));
        Map<String, Object> both =
                Map.of("channels", List.of(channel), "reasons", List.of("raised", "resolved"));
        notifications.route(source, both);
        notifications.route(passing, both);
        var comeBackLater = new Reply(503, Map.of("Retry-After", "3"));
        receiver.answer(request -> request.body().contains(source) ? comeBackLater : Reply.OK);

        AlertSnapshot first = notifications.raise(source);
        notifications.move(first, "resolved");
        await().until(() -> notifications.deliveriesOf(channel).size() == 2);
        AlertSnapshot second = notifications.raise(passing);

        await().until(() -> told(second).equals(List.of("raised")));
        assertThat(told(first)).isNotEmpty().containsOnly("raised");
        receiver.answer(Reply.OK);
        await().untilAsserted(() -> assertThat(told(first)).last().isEqualTo("resolved"));
        assertThat(told(first)).filteredOn("resolved"::equals).hasSize(1);
    }

    @Test
    void aChannelThatHangsDelaysNoOther() {
        receiver.hang();
        String hanging = notifications.channel(Requests.webhook(receiver.url("/hook")));
        String well = notifications.channel(Requests.webhook(other.url("/hook")));
        notifications.routeTo(source, hanging, well);

        for (int i = 0; i < 20; i++) {
            notifications.publish(source);
        }

        await().until(() -> other.requests().size() == 20);
        assertThat(notifications.deliveriesOf(hanging))
                .noneMatch(row -> row.required("state").stringValue().equals("sent"));
    }

    /** A receiver that is down gets a few attempts, and then some peace. */
    @Test
    void stopsTryingForAWhileWhenNothingGoesThrough() {
        receiver.answer(Reply.of(500));
        String channel = notifications.channel(Requests.webhook(receiver.url("/hook")));
        String probe = notifications.channel(Requests.webhook(other.url("/hook")));
        notifications.routeTo(source, channel, probe);

        for (int i = 0; i < 40; i++) {
            notifications.publish(source);
        }

        await().until(() -> other.requests().size() == 40);
        await().until(() -> notifications.deliveriesOf(channel).size() == 40);
        assertThat(receiver.requests().size()).isBetween(5, 15);
    }

    @Test
    void sendsNoMoreThanTheRateOfTheChannel() {
        var request = Requests.with(Requests.webhook(receiver.url("/hook")), "rate_per_minute", 3);
        String channel = notifications.channel(request);
        String probe = notifications.channel(Requests.webhook(other.url("/hook")));
        notifications.routeTo(source, channel, probe);

        for (int i = 0; i < 12; i++) {
            notifications.publish(source);
        }

        await().until(() -> other.requests().size() == 12);
        await().until(() -> receiver.requests().size() >= 3);
        // A minute may end while this runs.
        assertThat(receiver.requests().size()).isLessThanOrEqualTo(6);
        assertThat(notifications.deliveriesOf(channel))
                .anyMatch(row -> row.required("state").stringValue().equals("due"));
    }

    @Test
    void tellsNothingOnAChannelThatNobodyHasApproved() {
        var proposed =
                analyst.post(
                        NotificationsUnderTest.PATH + "/channels",
                        Requests.webhook(receiver.url("/hook")));
        String probe = notifications.channel(Requests.webhook(other.url("/hook")));
        notifications.routeTo(source, proposed.data().required("id").stringValue(), probe);

        notifications.raise(source);

        await().until(() -> stateOf(probe).equals("sent"));
        assertThat(receiver.requests()).isEmpty();
    }

    @Test
    void tellsWhoeverIsOnCall() {
        String channel = notifications.channel(Requests.webhook(receiver.url("/hook")));
        String group =
                notifications.group(
                        Map.of(
                                "zone", "UTC",
                                "first_day", "2026-03-02",
                                "handoff", "09:00",
                                "days", 7,
                                "members",
                                        List.of(
                                                Map.of(
                                                        "name",
                                                        "ann",
                                                        "channels",
                                                        List.of(channel)))));
        notifications.route(source, Map.of("groups", List.of(group)));

        notifications.raise(source);

        await().until(() -> receiver.requests().size() == 1);
    }

    @Test
    void showsTheLogInPages() {
        String channel = notifications.channel(Requests.webhook(receiver.url("/hook")));
        notifications.routeTo(source, channel);
        for (int i = 0; i < 5; i++) {
            notifications.publish(source);
        }
        await().until(() -> notifications.deliveriesOf(channel).size() == 5);

        var first = auditor.get(DELIVERIES + "?limit=3&channel=" + channel);
        assertThat(first.data().required("results")).hasSize(3);
        assertThat(first.data().required("count").intValue()).isEqualTo(5);
        var second = auditor.get(String.valueOf(first.next()));
        assertThat(second.data().required("results")).hasSize(2);
        assertThat(second.next()).isNull();
        var ids = first.data().required("results").findValuesAsString("id");
        assertThat(second.data().required("results").findValuesAsString("id"))
                .doesNotContainAnyElementsOf(ids);
        assertThat(auditor.get(String.valueOf(second.previous())).data().required("results"))
                .hasSize(3);
        assertThat(
                        auditor.get(DELIVERIES + "?state=failed&channel=" + channel)
                                .data()
                                .required("results"))
                .isEmpty();
        assertThat(sensor.get(DELIVERIES).status()).isEqualTo(403);
    }

    /** What the receiver was told of an alert, also what it did not take. */
    private List<String> told(AlertSnapshot alert) {
        return receiver.requests().stream()
                .map(Request::json)
                .filter(told -> told.at("/alerts/0/id").stringValue().equals(alert.id().toString()))
                .map(told -> told.required("reason").stringValue())
                .toList();
    }

    private List<AlertChange> changesOf(AlertSnapshot alert) {
        return topics.values(Topics.ALERTS, AlertChange.class).stream()
                .filter(change -> change.alertId().equals(alert.id()))
                .toList();
    }

    private String stateOf(String channel) {
        List<JsonNode> deliveries = notifications.deliveriesOf(channel);
        return deliveries.isEmpty()
                ? "none"
                : deliveries.getFirst().required("state").stringValue();
    }
}

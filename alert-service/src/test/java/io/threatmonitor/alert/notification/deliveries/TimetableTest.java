package io.threatmonitor.alert.notification.deliveries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.alert.AlertServiceTest;
import io.threatmonitor.alert.notification.HttpReceiver;
import io.threatmonitor.alert.notification.NotificationsUnderTest;
import io.threatmonitor.alert.notification.Requests;
import io.threatmonitor.contracts.alert.AlertSnapshot;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is told because time has passed. */
@AlertServiceTest
class TimetableTest {

    private final NotificationsUnderTest notifications;
    private final JdbcClient jdbc;
    private final HttpReceiver receiver = HttpReceiver.start();
    private final HttpReceiver boss = HttpReceiver.start();
    private final String source = NotificationsUnderTest.newSource();

    TimetableTest(NotificationsUnderTest notifications, JdbcClient jdbc) {
        this.notifications = notifications;
        this.jdbc = jdbc;
    }

    @AfterEach
    void stop() {
        receiver.close();
        boss.close();
    }

    @Test
    void gathersADigestAndTellsItOnce() {
        String channel = notifications.channel(Requests.webhook(receiver.url("/hook")));
        String route =
                notifications.route(
                        source,
                        Map.of(
                                "channels", List.of(channel),
                                "reasons", List.of("raised", "resolved"),
                                "digest", "PT1H"));
        AlertSnapshot first = notifications.raise(source);
        AlertSnapshot second = notifications.raise(source);
        notifications.move(first, "resolved");
        await().until(() -> gathered(route) == 3);
        assertThat(receiver.requests()).isEmpty();

        endTheWindow(route);

        await().until(() -> !receiver.requests().isEmpty());
        JsonNode digest = receiver.requests().getFirst().json();
        assertThat(digest.required("reason").stringValue()).isEqualTo("digest");
        assertThat(digest.required("total").intValue()).isEqualTo(2);
        assertThat(digest.required("alerts").findValuesAsString("number"))
                .containsExactly(String.valueOf(first.number()), String.valueOf(second.number()));
        assertThat(digest.at("/alerts/0/status").stringValue()).isEqualTo("resolved");
        assertThat(gathered(route)).isZero();
        await().until(() ->
                notifications
                        .deliveriesOf(channel)
                        .getFirst()
                        .required("state")
                        .stringValue()
                        .equals("sent"));
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void neverHasWhoeverMirrorsAlertsWaitForADigest() {
        String channel = notifications.channel(Requests.pagerDuty(receiver.url("/v2/enqueue")));
        notifications.route(source, Map.of("channels", List.of(channel), "digest", "PT1H"));

        notifications.raise(source);

        await().until(() -> receiver.requests().size() == 1);
    }

    @Test
    void hasWindowsThatAllReplicasAgreeOn() {
        Instant within = Instant.parse("2026-03-02T10:07:12.345Z");

        assertThat(Planner.endOfWindow(within, Duration.ofMinutes(15)))
                .isEqualTo(Instant.parse("2026-03-02T10:15:00Z"));
        assertThat(
                        Planner.endOfWindow(
                                Instant.parse("2026-03-02T10:15:00Z"), Duration.ofMinutes(15)))
                .isEqualTo(Instant.parse("2026-03-02T10:30:00Z"));
    }

    @Test
    void escalatesAnAlertThatNobodyAcknowledges() {
        notifications.route(source, escalating("PT1S"));

        AlertSnapshot alert = notifications.raise(source);

        await().until(() -> boss.requests().size() == 1);
        JsonNode told = boss.requests().getFirst().json();
        assertThat(told.required("reason").stringValue()).isEqualTo("escalated");
        assertThat(told.at("/alerts/0/id").stringValue()).isEqualTo(alert.id().toString());
        assertThat(stepsOf(alert)).containsExactly("told");
    }

    @Test
    void escalatesNothingThatSomeoneHasTakenCareOf() {
        notifications.route(source, escalating("PT1H"));
        AlertSnapshot alert = notifications.raise(source);
        await().until(() -> stepsOf(alert).equals(List.of("waiting")));

        notifications.move(alert, "acknowledged");

        await().until(() -> stepsOf(alert).equals(List.of("cancelled")));
        makeDue(alert);
        AlertSnapshot probe = notifications.raise(source);
        makeDue(probe);
        await().until(() -> boss.requests().size() == 1);
        assertThat(boss.requests().getFirst().json().at("/alerts/0/id").stringValue())
                .isEqualTo(probe.id().toString());
    }

    @Test
    void tellsNobodyButOfAnAlertThatWaitsIfTheRouteSaysSo() {
        String channel = notifications.channel(Requests.webhook(boss.url("/hook")));
        notifications.route(
                source,
                Map.of(
                        "escalation",
                        List.of(Map.of("after", "PT1H", "channels", List.of(channel)))));
        AlertSnapshot alert = notifications.raise(source);
        await().until(() -> stepsOf(alert).equals(List.of("waiting")));
        assertThat(notifications.deliveriesOf(channel)).isEmpty();

        makeDue(alert);

        await().until(() -> boss.requests().size() == 1);
        assertThat(boss.requests().getFirst().json().required("reason").stringValue())
                .isEqualTo("escalated");
    }

    @Test
    void tellsOfAnAlertAsItIsWhenItsStepIsDue() {
        notifications.route(source, escalating("PT1H"));
        AlertSnapshot alert = notifications.raise(source);
        await().until(() -> stepsOf(alert).equals(List.of("waiting")));

        notifications.change(alert, Map.of("assigned_to", "ann"));
        makeDue(alert);

        await().until(() -> boss.requests().size() == 1);
        assertThat(boss.requests().getFirst().json().at("/alerts/0/assigned_to").stringValue())
                .isEqualTo("ann");
    }

    /** Its acknowledgement may not have come yet. */
    @Test
    void believesTheAlertAndNotWhatWasHeardOfIt() {
        notifications.route(source, escalating("PT1H"));
        AlertSnapshot alert = notifications.raise(source);
        await().until(() -> stepsOf(alert).equals(List.of("waiting")));

        jdbc.sql("update alert set status = 'acknowledged' where id = ?")
                .param(alert.id())
                .update();
        makeDue(alert);

        await().until(() -> stepsOf(alert).equals(List.of("cancelled")));
        assertThat(boss.requests()).isEmpty();
    }

    @Test
    void waitsAnewForAnAlertThatIsReopened() {
        notifications.route(source, escalating("PT1H"));
        AlertSnapshot alert = notifications.raise(source);
        notifications.move(alert, "resolved");
        notifications.move(alert, "open");

        await().until(() -> stepsOf(alert).equals(List.of("cancelled", "waiting")));
        makeDue(alert);
        await().until(() -> boss.requests().size() == 1);
    }

    @Test
    void keepsADigestUntilItsChannelIsOnAgain() {
        String channel = notifications.channel(Requests.webhook(receiver.url("/hook")));
        String route =
                notifications.route(source, Map.of("channels", List.of(channel), "digest", "PT1H"));
        notifications.raise(source);
        await().until(() -> gathered(route) == 1);

        notifications.turn("/channels/" + channel, false);
        endTheWindow(route);

        await().until(() -> statesOf(channel).equals(List.of("due")));
        assertThat(receiver.requests()).isEmpty();
        notifications.turn("/channels/" + channel, true);
        await().until(() -> receiver.requests().size() == 1);
    }

    @Test
    void recordsADigestWhoseChannelIsGone() {
        String channel = notifications.channel(Requests.webhook(receiver.url("/hook")));
        String route =
                notifications.route(source, Map.of("channels", List.of(channel), "digest", "PT1H"));
        notifications.raise(source);
        await().until(() -> gathered(route) == 1);

        notifications.remove("/routes/" + route);
        notifications.remove("/channels/" + channel);
        endTheWindow(route);

        await().until(() -> statesOf(channel).equals(List.of("failed")));
        assertThat(detailOf(channel)).isEqualTo("The channel was removed");
    }

    @Test
    void keepsAnEscalationUntilItsChannelIsOnAgain() {
        String channel = notifications.channel(Requests.webhook(boss.url("/hook")));
        notifications.route(source, escalating("PT1H", channel));
        AlertSnapshot alert = notifications.raise(source);
        await().until(() -> stepsOf(alert).equals(List.of("waiting")));

        notifications.turn("/channels/" + channel, false);
        makeDue(alert);

        await().until(() -> statesOf(channel).equals(List.of("due")));
        assertThat(boss.requests()).isEmpty();
        notifications.turn("/channels/" + channel, true);
        await().until(() -> boss.requests().size() == 1);
    }

    @Test
    void keepsAStepUntilItsRouteIsOnAgain() {
        String channel = notifications.channel(Requests.webhook(boss.url("/hook")));
        String route = notifications.route(source, escalating("PT1H", channel));
        AlertSnapshot alert = notifications.raise(source);
        await().until(() -> stepsOf(alert).equals(List.of("waiting")));

        notifications.turn("/routes/" + route, false);
        makeDue(alert);
        letAnotherStepBeTold();

        assertThat(stepsOf(alert)).containsExactly("waiting");
        notifications.turn("/routes/" + route, true);
        await().until(() -> statesOf(channel).equals(List.of("sent")));
    }

    @Test
    void recordsAStepWhoseRouteWasOffForTooLong() {
        String channel = notifications.channel(Requests.webhook(boss.url("/hook")));
        String route = notifications.route(source, escalating("PT1H", channel));
        AlertSnapshot alert = notifications.raise(source);
        await().until(() -> stepsOf(alert).equals(List.of("waiting")));

        notifications.turn("/routes/" + route, false);
        makeDue(alert, "25 hours");

        await().until(() -> statesOf(channel).equals(List.of("failed")));
        assertThat(detailOf(channel)).isEqualTo("The route was off for too long");
        assertThat(boss.requests()).isEmpty();
    }

    @Test
    void cancelsAStepWhoseRouteIsGone() {
        String route = notifications.route(source, escalating("PT1H"));
        AlertSnapshot alert = notifications.raise(source);
        await().until(() -> stepsOf(alert).equals(List.of("waiting")));

        notifications.remove("/routes/" + route);
        makeDue(alert);

        await().until(() -> stepsOf(alert).equals(List.of("cancelled")));
    }

    /** Or it would escalate on the day on which a channel is on again. */
    @Test
    void hearsOfAnAcknowledgementWhileNoChannelIsInForce() {
        notifications.route(source, escalating("PT1H"));
        AlertSnapshot alert = notifications.raise(source);
        await().until(() -> stepsOf(alert).equals(List.of("waiting")));

        List<UUID> channels = turnAllChannelsOff();
        try {
            notifications.move(alert, "acknowledged");
            await().until(() -> stepsOf(alert).equals(List.of("cancelled")));
        } finally {
            turnOn(channels);
        }
    }

    private void letAnotherStepBeTold() {
        String other = NotificationsUnderTest.newSource();
        notifications.route(other, escalating("PT1H"));
        AlertSnapshot probe = notifications.raise(other);
        makeDue(probe);
        await().until(() -> stepsOf(probe).equals(List.of("told")));
    }

    private Map<String, Object> escalating(String after) {
        return escalating(after, notifications.channel(Requests.webhook(boss.url("/hook"))));
    }

    private Map<String, Object> escalating(String after, String second) {
        String first = notifications.channel(Requests.webhook(receiver.url("/hook")));
        return Map.of(
                "channels",
                List.of(first),
                "escalation",
                List.of(Map.of("after", after, "channels", List.of(second))));
    }

    private List<String> statesOf(String channel) {
        return notifications.deliveriesOf(channel).stream()
                .map(delivery -> delivery.required("state").stringValue())
                .toList();
    }

    private String detailOf(String channel) {
        return notifications.deliveriesOf(channel).getFirst().required("detail").stringValue();
    }

    private List<UUID> turnAllChannelsOff() {
        return jdbc.sql(
                        """
                        update notification_entry set enabled = false
                        where kind = 'channel' and enabled returning id
                        """)
                .query(UUID.class)
                .list();
    }

    private void turnOn(List<UUID> channels) {
        jdbc.sql("update notification_entry set enabled = true where id in (:ids)")
                .param("ids", channels)
                .update();
    }

    private long gathered(String route) {
        return jdbc.sql("select count(*) from notification_digest_entry where route_id = ?")
                .param(UUID.fromString(route))
                .query(Long.class)
                .single();
    }

    private void endTheWindow(String route) {
        jdbc.sql(
                        "update notification_digest_entry set due_at = now() - interval '1 s'"
                                + " where route_id = ?")
                .param(UUID.fromString(route))
                .update();
    }

    private List<String> stepsOf(AlertSnapshot alert) {
        return jdbc.sql(
                        "select state from notification_escalation where alert_id = ?"
                                + " order by alert_version, step")
                .param(alert.id())
                .query(String.class)
                .list();
    }

    private void makeDue(AlertSnapshot alert) {
        makeDue(alert, "1 s");
    }

    private void makeDue(AlertSnapshot alert, String ago) {
        await().until(() ->
                jdbc.sql(
                                        "update notification_escalation set due_at = now() - ?::interval"
                                                + " where alert_id = ?")
                                .param(ago)
                                .param(alert.id())
                                .update()
                        > 0);
    }
}

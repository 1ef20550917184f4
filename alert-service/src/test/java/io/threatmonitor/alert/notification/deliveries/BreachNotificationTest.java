package io.threatmonitor.alert.notification.deliveries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.alert.AlertServiceTest;
import io.threatmonitor.alert.notification.HttpReceiver;
import io.threatmonitor.alert.notification.HttpReceiver.Reply;
import io.threatmonitor.alert.notification.NotificationsUnderTest;
import io.threatmonitor.alert.notification.Requests;
import io.threatmonitor.contracts.alert.AlertSnapshot;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;

/** Who is told when an alert waits too long. */
@AlertServiceTest
class BreachNotificationTest {

    private final NotificationsUnderTest notifications;
    private final JdbcClient jdbc;
    private final HttpReceiver receiver = HttpReceiver.start();
    private final String source = NotificationsUnderTest.newSource();

    BreachNotificationTest(NotificationsUnderTest notifications, JdbcClient jdbc) {
        this.notifications = notifications;
        this.jdbc = jdbc;
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void whoeverAsksForItHearsOfEachDeadlineOnce() {
        String channel = notifications.channel(Requests.webhook(receiver.url("/hook")));
        notifications.route(
                source, Map.of("channels", List.of(channel), "reasons", List.of("breached")));
        AlertSnapshot alert = notifications.raise(source);

        letPass(alert, "acknowledge_due");
        await().until(() -> receiver.requests().size() == 1);
        letPass(alert, "resolve_due");
        await().until(() -> receiver.requests().size() == 2);

        JsonNode first = receiver.requests().getFirst().json();
        assertThat(first.required("reason").stringValue()).isEqualTo("breached");
        assertThat(first.at("/alerts/0/id").stringValue()).isEqualTo(alert.id().toString());
        assertThat(first.at("/alerts/0/sla/acknowledge_state").stringValue()).isEqualTo("breached");
        assertThat(first.at("/alerts/0/sla/resolve_state").stringValue()).isEqualTo("running");
        assertThat(first.path("by").isMissingNode()).as("nobody did it").isTrue();
    }

    @Test
    void aRouteThatSaysNothingTellsOfSevereAlerts() {
        String channel = notifications.channel(Requests.webhook(receiver.url("/hook")));
        notifications.routeTo(source, channel);
        AlertSnapshot alert = notifications.raise(source);

        letPass(alert, "acknowledge_due");

        await().until(() -> receiver.requests().size() == 2);
        assertThat(receiver.requests())
                .extracting(request -> request.json().required("reason").stringValue())
                .containsExactly("raised", "breached");
    }

    @Test
    void whoeverMirrorsAlertsOpensAnIncidentForOneThatWaits() {
        receiver.answer(Reply.of(202));
        String channel = notifications.channel(Requests.pagerDuty(receiver.url("/v2/enqueue")));
        notifications.route(
                source, Map.of("channels", List.of(channel), "reasons", List.of("breached")));
        AlertSnapshot alert = notifications.raise(source);

        letPass(alert, "acknowledge_due");
        await().until(() -> receiver.requests().size() == 1);
        notifications.move(alert, "resolved");

        await().until(() -> receiver.requests().size() == 2);
        assertThat(receiver.requests())
                .extracting(request -> request.json().required("event_action").stringValue())
                .containsExactly("trigger", "resolve");
        assertThat(receiver.requests().getFirst().json().at("/payload/summary").stringValue())
                .contains("Alert " + alert.number() + " was not acknowledged in time");
    }

    private void letPass(AlertSnapshot alert, String deadline) {
        jdbc.sql(
                        "update alert set %s = created_at - interval '1 s' where id = ?"
                                .formatted(deadline))
                .param(alert.id())
                .update();
    }
}

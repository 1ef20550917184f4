package io.threatmonitor.alert.notification.deliveries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.alert.AlertServiceTest;
import io.threatmonitor.alert.notification.AlertmanagerPeer;
import io.threatmonitor.alert.notification.HttpReceiver;
import io.threatmonitor.alert.notification.HttpReceiver.Reply;
import io.threatmonitor.alert.notification.HttpReceiver.Request;
import io.threatmonitor.alert.notification.NotificationsUnderTest;
import io.threatmonitor.alert.notification.Requests;
import io.threatmonitor.contracts.alert.AlertSnapshot;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** Receivers that keep an incident of their own for each alert. */
@AlertServiceTest
class MirrorTest {

    private final NotificationsUnderTest notifications;
    private final String source = NotificationsUnderTest.newSource();

    MirrorTest(NotificationsUnderTest notifications) {
        this.notifications = notifications;
    }

    /** The route asks for new alerts only: whoever mirrors them hears of the rest as well. */
    @Test
    void pagerDutyFollowsAnAlertThroughItsLife() {
        try (var receiver = HttpReceiver.start()) {
            receiver.answer(Reply.of(202));
            notifications.routeTo(
                    source, notifications.channel(Requests.pagerDuty(receiver.url("/v2/enqueue"))));

            AlertSnapshot alert = notifications.raise(source);
            notifications.move(alert, "acknowledged");
            notifications.move(alert, "resolved");
            notifications.move(alert, "open");

            await().until(() -> receiver.requests().size() == 4);
            List<JsonNode> events = receiver.requests().stream().map(Request::json).toList();
            assertThat(events)
                    .extracting(event -> event.required("event_action").stringValue())
                    .containsExactly("trigger", "acknowledge", "resolve", "trigger");
            assertThat(events)
                    .extracting(event -> event.required("dedup_key").stringValue())
                    .containsOnly("threat-monitor/" + alert.id());
            assertThat(events.getFirst().at("/payload/severity").stringValue()).isEqualTo("error");
            assertThat(events.getFirst().at("/client_url").stringValue())
                    .isEqualTo("https://tm.example/alerts?alert=" + alert.number());
            assertThat(events.get(1).has("payload")).isFalse();
        }
    }

    @Test
    void alertmanagerFiresUntilAnAlertIsResolved() throws Exception {
        try (var alertmanager = AlertmanagerPeer.start()) {
            notifications.routeTo(
                    source, notifications.channel(Requests.alertmanager(alertmanager.url())));

            AlertSnapshot alert = notifications.raise(source);

            await().until(() -> alertmanager.isFiring(alert.id().toString()));
            JsonNode firing = alertmanager.alert(alert.id().toString());
            assertThat(firing.at("/labels/alertname").stringValue())
                    .isEqualTo(alert.rule().title());
            assertThat(firing.at("/labels/severity").stringValue()).isEqualTo("high");
            assertThat(firing.at("/labels/source").stringValue()).isEqualTo(source);
            assertThat(firing.at("/annotations/summary").stringValue())
                    .startsWith("Alert " + alert.number());
            assertThat(firing.at("/generatorURL").stringValue())
                    .isEqualTo("https://tm.example/alerts?alert=" + alert.number());

            notifications.move(alert, "resolved");
            await().until(() -> !alertmanager.isFiring(alert.id().toString()));
        }
    }
}

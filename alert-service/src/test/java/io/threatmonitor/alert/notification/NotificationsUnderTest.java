package io.threatmonitor.alert.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.alert.AlertsUnderTest;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.testkit.fixtures.SecurityEvents;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;

import org.springframework.boot.test.context.TestComponent;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What tests do to be notified: set up channels and routes, raise alerts, read the log. */
@TestComponent
public class NotificationsUnderTest {

    public static final String PATH = "/api/v1/notifications";

    private final AlertsUnderTest alerts;
    private final ApiClient api;
    private final TestIssuer issuer;

    public NotificationsUnderTest(AlertsUnderTest alerts, ApiClient api, TestIssuer issuer) {
        this.alerts = alerts;
        this.api = api;
        this.issuer = issuer;
    }

    /** A source of events that no other test has. */
    public static String newSource() {
        return "host-" + UUID.randomUUID();
    }

    /** The id of a channel in force. */
    public String channel(Map<String, Object> request) {
        return add("/channels", request);
    }

    /** The id of a group in force. */
    public String group(Map<String, Object> definition) {
        return add("/groups", Map.of("name", Requests.newName(), "definition", definition));
    }

    /** The id of a route in force for the alerts of {@code source}. */
    public String route(String source, Map<String, Object> definition) {
        var whole = new HashMap<>(definition);
        whole.put("entities", List.of(Map.of("kind", "source", "value", source)));
        return add("/routes", Map.of("name", Requests.newName(), "definition", whole));
    }

    public String routeTo(String source, String... channels) {
        return route(source, Map.of("channels", List.of(channels)));
    }

    /** Has a channel or a route, such as {@code /routes/} and its id, in force or not. */
    public void turn(String entry, boolean on) {
        ApiClient admin = api.as(issuer.admin());
        JsonNode before = admin.get(PATH + entry).data();
        var answer =
                admin.send(
                        "PUT",
                        PATH + entry,
                        Map.of(
                                "name", before.required("name"),
                                "enabled", on,
                                "definition", before.required("definition")));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    public void remove(String entry) {
        assertThat(api.as(issuer.admin()).send("DELETE", PATH + entry, null).status())
                .isEqualTo(204);
    }

    public AlertSnapshot raise(String source) {
        return alerts.raise(bruteForceAt(source));
    }

    /** Publishes the event of an alert and does not wait. */
    public void publish(String source) {
        alerts.publish(bruteForceAt(source));
    }

    public void move(AlertSnapshot alert, String status) {
        change(alert, Map.of("status", status));
    }

    public void change(AlertSnapshot alert, Map<String, Object> edit) {
        var answer = analyst().patch("/api/v1/alerts/" + alert.id(), edit);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    /** The log of a channel, newest first. */
    public List<JsonNode> deliveriesOf(String channel) {
        var deliveries = new ArrayList<JsonNode>();
        analyst()
                .get(PATH + "/deliveries?limit=200&channel=" + channel)
                .data()
                .required("results")
                .forEach(deliveries::add);
        return deliveries;
    }

    /** Anew each time: tests take longer than a token is valid. */
    private ApiClient analyst() {
        return api.as(issuer.analyst());
    }

    private String add(String kind, Map<String, Object> request) {
        var answer = api.as(issuer.admin()).post(PATH + kind, request);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.data().required("id").stringValue();
    }

    private static SecurityEvent bruteForceAt(String source) {
        return SecurityEvents.about(source, SecurityEvents.bruteForceFrom("203.0.113.40"));
    }
}

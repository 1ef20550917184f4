package io.threatmonitor.alert.notification.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.alert.AlertServiceTest;
import io.threatmonitor.alert.notification.NotificationsUnderTest;
import io.threatmonitor.alert.notification.Requests;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;
import java.util.UUID;

@AlertServiceTest
class RouteTest {

    private static final String ROUTES = NotificationsUnderTest.PATH + "/routes";
    private static final String GROUPS = NotificationsUnderTest.PATH + "/groups";
    private static final String CHANNELS = NotificationsUnderTest.PATH + "/channels";

    private final NotificationsUnderTest notifications;
    private final ApiClient analyst;
    private final ApiClient auditor;
    private final ApiClient admin;

    RouteTest(NotificationsUnderTest notifications, ApiClient api, TestIssuer issuer) {
        this.notifications = notifications;
        this.analyst = api.as(issuer.analyst());
        this.auditor = api.as(issuer.auditor());
        this.admin = api.as(issuer.admin());
    }

    @Test
    void anAnalystProposesAndAnAdministratorApproves() {
        String channel = notifications.channel(Requests.email("soc@example.test"));
        ApiAnswer proposed = analyst.post(ROUTES, route(Map.of("channels", List.of(channel))));

        assertThat(proposed.status()).isEqualTo(201);
        assertThat(proposed.data().required("approved_by").isNull()).isTrue();
        String path = ROUTES + "/" + proposed.data().required("id").stringValue();
        assertThat(analyst.send("POST", path + "/approve", null).status()).isEqualTo(403);
        assertThat(auditor.get(path).status()).isEqualTo(200);
        assertThat(admin.send("POST", path + "/approve", null).status()).isEqualTo(200);
    }

    @Test
    void keepsAllThatItWasTold() {
        String channel = notifications.channel(Requests.email("soc@example.test"));
        var definition =
                Map.<String, Object>of(
                        "severities", List.of("critical"),
                        "rules", List.of("ssh-*"),
                        "entities", List.of(Map.of("kind", "host", "value", "db-*")),
                        "hours",
                                Map.of(
                                        "days", List.of("monday"),
                                        "from", "08:00:00",
                                        "to", "18:00:00",
                                        "zone", "Europe/Berlin"),
                        "reasons", List.of("raised", "resolved"),
                        "channels", List.of(channel),
                        "digest", "PT15M",
                        "escalation",
                                List.of(Map.of("after", "PT10M", "channels", List.of(channel))));

        ApiAnswer added = admin.post(ROUTES, route(definition));

        assertThat(added.status()).as(added.text()).isEqualTo(201);
        var read =
                admin.get(ROUTES + "/" + added.data().required("id").stringValue())
                        .data()
                        .required("definition");
        assertThat(read.at("/hours/zone").stringValue()).isEqualTo("Europe/Berlin");
        assertThat(read.at("/hours/days/0").stringValue()).isEqualTo("monday");
        assertThat(read.at("/digest").stringValue()).isEqualTo("PT15M");
        assertThat(read.at("/escalation/0/after").stringValue()).isEqualTo("PT10M");
        assertThat(read.at("/entities/0/value").stringValue()).isEqualTo("db-*");
    }

    @Test
    void takesARouteThatTellsNobodyAtOnce() {
        String channel = notifications.channel(Requests.email("soc@example.test"));
        var steps = List.of(Map.of("after", "PT15M", "channels", List.of(channel)));

        String route =
                notifications.route(
                        NotificationsUnderTest.newSource(), Map.of("escalation", steps));

        assertThat(admin.get(ROUTES + "/" + route).status()).isEqualTo(200);
    }

    @Test
    void keepsAChannelThatIsStillUsed() {
        String channel = notifications.channel(Requests.email("soc@example.test"));
        String route = notifications.routeTo(NotificationsUnderTest.newSource(), channel);

        ApiAnswer refused = admin.send("DELETE", CHANNELS + "/" + channel, null);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("is still used by test-");
        assertThat(admin.send("DELETE", ROUTES + "/" + route, null).status()).isEqualTo(204);
        assertThat(admin.send("DELETE", CHANNELS + "/" + channel, null).status()).isEqualTo(204);
    }

    static List<Map<String, Object>> wrong() {
        var somewhere = List.of(UUID.randomUUID().toString());
        return List.of(
                Map.of(),
                Map.of("channels", List.of()),
                Map.of("channels", somewhere),
                Map.of("groups", somewhere),
                Map.of("channels", List.of("not-an-id")),
                Map.of("reasons", List.of("digest")),
                Map.of("digest", "PT1S"),
                Map.of("escalation", List.of()),
                Map.of("escalation", List.of(Map.of("after", "PT10M"))),
                Map.of("hours", Map.of("days", List.of("monday"))),
                Map.of(
                        "hours",
                        Map.of(
                                "days", List.of("monday"),
                                "from", "08:00",
                                "to", "18:00",
                                "zone", "Mars/Olympus_Mons")));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void refusesWhatCouldNotWork(Map<String, Object> definition) {
        ApiAnswer answer = admin.post(ROUTES, route(definition));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    }

    @Test
    void refusesAGroupOfNobody() {
        var definition =
                Map.of(
                        "zone", "UTC",
                        "first_day", "2026-03-02",
                        "handoff", "09:00",
                        "days", 7,
                        "members", List.of());

        ApiAnswer answer =
                admin.post(GROUPS, Map.of("name", Requests.newName(), "definition", definition));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text()).contains("definition.members");
    }

    @Test
    void refusesNul() {
        var channels = List.of(notifications.channel(Requests.email("soc@example.test")));
        var group =
                Map.of(
                        "zone", "UTC",
                        "first_day", "2026-03-02",
                        "handoff", "09:00",
                        "days", 7,
                        "members", List.of(Map.of("name", "al\0ice", "channels", channels)));

        List<ApiAnswer> answers =
                List.of(
                        admin.post(
                                ROUTES,
                                route(Map.of("channels", channels, "rules", List.of("ssh\0")))),
                        admin.post(
                                ROUTES,
                                route(
                                        Map.of(
                                                "channels",
                                                channels,
                                                "entities",
                                                List.of(Map.of("value", "\0"))))),
                        admin.post(
                                GROUPS, Map.of("name", Requests.newName(), "definition", group)));

        assertThat(answers)
                .allSatisfy(answer -> {
                    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
                    assertThat(answer.text()).contains("must not contain NUL");
                });
    }

    private static Map<String, Object> route(Map<String, Object> definition) {
        return Map.of("name", Requests.newName(), "definition", definition);
    }
}

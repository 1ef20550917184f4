package io.threatmonitor.alert.notification.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.CompletableFuture.supplyAsync;

import io.threatmonitor.alert.AlertServiceTest;
import io.threatmonitor.alert.notification.Requests;
import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.audit.AuditAction;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

@AlertServiceTest
class ChannelTest {

    private static final String CHANNELS = "/api/v1/notifications/channels";
    private static final String URL = "https://hooks.example.test/in";
    private static final int PEOPLE = 8;

    private final TestTopics topics;
    private final JdbcClient jdbc;
    private final ApiClient analyst;
    private final ApiClient otherAnalyst;
    private final ApiClient auditor;
    private final ApiClient admin;
    private final ApiClient sensor;

    ChannelTest(TestTopics topics, JdbcClient jdbc, ApiClient api, TestIssuer issuer) {
        this.topics = topics;
        this.jdbc = jdbc;
        this.analyst = api.as(issuer.analyst());
        this.otherAnalyst = api.as(issuer.tokenFor("bob", "analyst"));
        this.auditor = api.as(issuer.auditor());
        this.admin = api.as(issuer.admin());
        this.sensor = api.as(issuer.sensor("demo-sensor"));
    }

    @Test
    void anAnalystProposesAndAnAdministratorApproves() {
        ApiAnswer proposed = analyst.post(CHANNELS, Requests.webhook(URL));

        assertThat(proposed.status()).isEqualTo(201);
        assertThat(proposed.header("ETag")).isEqualTo("\"1\"");
        assertThat(proposed.data().required("proposed_by").stringValue()).isEqualTo("analyst");
        assertThat(proposed.data().required("approved_by").isNull()).isTrue();
        String path = pathOf(proposed);

        assertThat(analyst.send("POST", path + "/approve", null).status()).isEqualTo(403);
        assertThat(admin.with("If-Match", "\"9\"").send("POST", path + "/approve", null).status())
                .isEqualTo(412);
        ApiAnswer approved = admin.send("POST", path + "/approve", null);
        assertThat(approved.data().required("approved_by").stringValue()).isEqualTo("admin");
        assertThat(admin.send("POST", path + "/approve", null).header("ETag"))
                .isEqualTo(approved.header("ETag"));
    }

    @Test
    void oneOfAnAdministratorIsInForceAtOnce() {
        ApiAnswer added = admin.post(CHANNELS, Requests.webhook(URL));

        assertThat(added.data().required("approved_by").stringValue()).isEqualTo("admin");
    }

    @Test
    void analystsChangeTheirOwnProposalsAndNothingElse() {
        var request = Requests.webhook(URL);
        String path = pathOf(analyst.post(CHANNELS, request));

        assertThat(analyst.send("PUT", path, request).status()).isEqualTo(200);
        assertThat(otherAnalyst.send("PUT", path, request).status()).isEqualTo(403);
        assertThat(otherAnalyst.send("DELETE", path, null).status()).isEqualTo(403);
        admin.send("POST", path + "/approve", null);
        assertThat(analyst.send("PUT", path, request).status()).isEqualTo(403);
        assertThat(analyst.send("DELETE", path, null).status()).isEqualTo(403);
        assertThat(admin.send("PUT", path, request).status()).isEqualTo(200);
        assertThat(admin.send("DELETE", path, null).status()).isEqualTo(204);
        assertThat(admin.get(path).status()).isEqualTo(404);
    }

    @Test
    void auditorsReadAndSensorsDoNot() {
        String path = pathOf(analyst.post(CHANNELS, Requests.webhook(URL)));

        assertThat(auditor.get(path).status()).isEqualTo(200);
        assertThat(auditor.get(CHANNELS).data().findValuesAsString("id")).contains(idOf(path));
        assertThat(auditor.post(CHANNELS, Requests.webhook(URL)).status()).isEqualTo(403);
        assertThat(auditor.send("POST", path + "/test", null).status()).isEqualTo(403);
        assertThat(sensor.get(CHANNELS).status()).isEqualTo(403);
        assertThat(sensor.post(CHANNELS, Requests.webhook(URL)).status()).isEqualTo(403);
    }

    @Test
    void neverTellsASecretAgainAndKeepsItEncrypted() {
        String url = "https://hooks.example.test/services/T0/B0/verysecret";
        ApiAnswer added = admin.post(CHANNELS, Requests.chat("slack", url));

        assertThat(added.text()).doesNotContain("verysecret");
        assertThat(added.data().at("/definition/url").stringValue())
                .isEqualTo("https://hooks.example.test");
        assertThat(added.data().at("/definition/secrets/url").stringValue()).startsWith("20");
        assertThat(admin.get(pathOf(added)).text()).doesNotContain("verysecret");
        String row =
                jdbc.sql("select e::text from notification_entry e where id = ?")
                        .param(UUID.fromString(idOf(pathOf(added))))
                        .query(String.class)
                        .single();
        assertThat(row).contains("hooks.example.test").doesNotContain("verysecret");
    }

    @Test
    void keepsTheSecretsThatAreNotGivenAnew() {
        var request = Requests.webhook(URL);
        ApiAnswer added = admin.post(CHANNELS, request);
        var renamed = new HashMap<>(request);
        renamed.remove("secrets");
        renamed.put("name", Requests.newName());

        ApiAnswer changed = admin.send("PUT", pathOf(added), renamed);

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.data().at("/definition/secrets"))
                .isEqualTo(added.data().at("/definition/secrets"));
    }

    /** Or the secret would go wherever the address says. */
    @Test
    void wantsTheSecretsAgainForAnotherAddress() {
        var request = Requests.webhook(URL);
        String path = pathOf(admin.post(CHANNELS, request));
        var moved = Requests.with(request, "url", "https://elsewhere.example.test/in");
        var withoutSecrets = new HashMap<>(moved);
        withoutSecrets.remove("secrets");

        ApiAnswer refused = admin.send("PUT", path, withoutSecrets);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("must be given again");
        assertThat(admin.send("PUT", path, moved).status()).isEqualTo(200);
    }

    @Test
    void refusesAStaleChange() {
        var request = Requests.webhook(URL);
        String path = pathOf(admin.post(CHANNELS, request));
        admin.send("PUT", path, request);

        assertThat(admin.with("If-Match", "\"1\"").send("PUT", path, request).status())
                .isEqualTo(412);
    }

    static List<Map<String, Object>> incomplete() {
        return List.of(
                Requests.channel(Map.of("kind", "webhook", "url", URL), Map.of()),
                Requests.channel(
                        Map.of("kind", "webhook"), Map.of("signing_key", Requests.SIGNING_KEY)),
                Requests.channel(
                        Map.of("kind", "webhook", "url", URL), Map.of("signing_key", "short")),
                Requests.webhook("ftp://example.test/"),
                Requests.webhook("https://user:secret@example.test/"),
                Requests.webhook("https://"),
                Requests.webhook("https://example.test/ with space"),
                Requests.email(),
                Requests.email("nobody"),
                Requests.email("a@b.test\r\nBcc: c@d.test"),
                Requests.channel(
                        Map.of("kind", "email", "recipients", List.of("a@b.test")),
                        Map.of("routing_key", "abc")),
                Requests.channel(Map.of("kind", "chat", "flavour", "slack"), Map.of()),
                Requests.channel(Map.of("kind", "chat"), Map.of("url", URL)),
                Requests.channel(Map.of("kind", "pagerduty"), Map.of()),
                Requests.with(Requests.chat("slack", URL), "title_template", "{{#open}}"),
                Requests.with(Requests.webhook(URL), "rate_per_minute", 0),
                Requests.with(Requests.webhook(URL), "kind", "pigeon"),
                Map.of("definition", Map.of("kind", "email")),
                Map.of("name", "x"));
    }

    @ParameterizedTest
    @MethodSource("incomplete")
    void refusesWhatCouldNotWork(Map<String, Object> request) {
        ApiAnswer answer = admin.post(CHANNELS, request);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().required("code").stringValue())
                .isIn("validation_failed", "malformed_request");
    }

    static List<Map<String, Object>> withTitleForNothing() {
        return List.of(Requests.webhook(URL), Requests.alertmanager(URL));
    }

    static List<Map<String, Object>> withBodyForNothing() {
        return List.of(Requests.webhook(URL), Requests.alertmanager(URL), Requests.pagerDuty(URL));
    }

    @ParameterizedTest
    @MethodSource("withTitleForNothing")
    void refusesATitleThatNobodyWouldSee(Map<String, Object> request) {
        assertRefused("title_template", request);
    }

    @ParameterizedTest
    @MethodSource("withBodyForNothing")
    void refusesATextThatNobodyWouldSee(Map<String, Object> request) {
        assertRefused("body_template", request);
    }

    private void assertRefused(String field, Map<String, Object> request) {
        ApiAnswer answer = admin.post(CHANNELS, Requests.with(request, field, "{{title}}"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text())
                .contains("definition." + field, "is not for this kind of channel");
        assertThat(admin.post(CHANNELS, request).status()).isEqualTo(201);
    }

    @Test
    void refusesANameThatIsTaken() {
        var request = Requests.webhook(URL);
        admin.post(CHANNELS, request);

        ApiAnswer again = admin.post(CHANNELS, request);

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.text()).contains("is taken");
    }

    @Test
    void givesANameOnceHoweverManyAskForItAtOnce() {
        var request = Requests.webhook(URL);

        try (var threads = Executors.newFixedThreadPool(PEOPLE)) {
            var answers =
                    Stream.generate(() -> supplyAsync(() -> admin.post(CHANNELS, request), threads))
                            .limit(PEOPLE)
                            .toList();

            assertThat(answers)
                    .extracting(answer -> answer.join().status())
                    .containsOnlyOnce(201)
                    .containsOnly(201, 400);
        }
    }

    @Test
    void saysWhichKeyItsSecretsNeed() {
        var request = Requests.webhook(URL);
        String path = pathOf(admin.post(CHANNELS, request));
        encryptWithAnotherKey(UUID.fromString(idOf(path)));

        List<ApiAnswer> answers =
                List.of(admin.send("POST", path + "/test", null), admin.send("PUT", path, request));

        assertThat(answers)
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(503);
                    assertThat(answer.json().required("code").stringValue())
                            .isEqualTo("unavailable");
                    assertThat(answer.text())
                            .contains("add it to threat-monitor.notification.previous-secret-keys");
                });
        assertThat(admin.send("DELETE", path, null).status()).isEqualTo(204);
    }

    @Test
    void leavesATraceOfEachStepAndOfNoSecret() {
        var request = Requests.webhook(URL);
        String path = pathOf(analyst.post(CHANNELS, request));
        admin.send("POST", path + "/approve", null);
        admin.send("PUT", path, Requests.with(request, "rate_per_minute", 5));
        admin.send("DELETE", path, null);

        await().untilAsserted(() ->
                assertThat(auditOf(path))
                        .extracting(AuditAction::action)
                        .containsExactly(
                                "notification_channel_proposed",
                                "notification_channel_approved",
                                "notification_channel_changed",
                                "notification_channel_removed"));
        List<AuditAction> trail = auditOf(path);
        assertThat(trail.getFirst().actor().username()).isEqualTo("analyst");
        assertThat(trail.get(1).after()).containsEntry("approved_by", "admin");
        assertThat(trail.get(2).before()).containsEntry("rate_per_minute", 60);
        assertThat(trail.get(2).after()).containsEntry("rate_per_minute", 5);
        assertThat(trail.toString()).doesNotContain(Requests.SIGNING_KEY);
    }

    private void encryptWithAnotherKey(UUID id) {
        String key = Base64.getEncoder().encodeToString(new byte[32]);
        var box =
                new SecretBox(
                        new ChannelProperties(
                                key, List.of(), null, "soc@example.test", Duration.ofSeconds(10)));
        jdbc.sql("update notification_entry set secrets = ? where id = ?")
                .param(box.encrypt(id, "{}"))
                .param(id)
                .update();
    }

    private List<AuditAction> auditOf(String path) {
        return topics.values(Topics.AUDIT_ACTIONS, AuditAction.class).stream()
                .filter(action ->
                        action.target() != null && action.target().id().equals(idOf(path)))
                .sorted(Comparator.comparing(AuditAction::id))
                .toList();
    }

    private static String pathOf(ApiAnswer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return CHANNELS + "/" + answer.data().required("id").stringValue();
    }

    private static String idOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}

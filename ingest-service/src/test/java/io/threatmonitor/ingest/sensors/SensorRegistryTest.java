package io.threatmonitor.ingest.sensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.audit.AuditAction;
import io.threatmonitor.contracts.audit.AuditAction.Target;
import io.threatmonitor.testkit.ServiceTest;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What administrators do with sensors, and what it changes for senders. */
@ServiceTest
class SensorRegistryTest {

    private static final String ALL = "/api/v1/sensors";

    private final String id = "sensor-" + UUID.randomUUID();
    private final String path = ALL + "/" + id;

    private final ApiClient api;
    private final ApiClient admin;
    private final ApiClient analyst;
    private final TestTopics topics;
    private final AddressSenders senders;

    SensorRegistryTest(
            ApiClient api, TestIssuer issuer, TestTopics topics, AddressSenders senders) {
        this.api = api;
        this.admin = api.as(issuer.admin());
        this.analyst = api.as(issuer.analyst());
        this.topics = topics;
        this.senders = senders;
    }

    @Test
    void keepsWhatAnAdministratorRegisters() {
        var answer =
                register(
                        Map.of(
                                "allowed_sources", List.of("web-*"),
                                "allowed_formats", List.of("native", "hec"),
                                "syslog_addresses", List.of("192.0.2.0/24"),
                                "quota", Map.of("events_per_second", 50, "burst", 100),
                                "silent_after", "PT5M"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        var read = analyst.get(path).data(SensorView.class);
        assertThat(read).isEqualTo(answer.data(SensorView.class));
        assertThat(read.allowedFormats()).containsExactly("hec", "native");
        assertThat(read.quota()).isEqualTo(new QuotaView(50, 100));
        assertThat(read.silentAfter()).isEqualTo(Duration.ofMinutes(5));
        assertThat(read.enabled()).isTrue();
        assertThat(senders.at(InetAddress.ofLiteral("192.0.2.9")))
                .map(Sender::sensorId)
                .contains(id);
    }

    @Test
    void registersASensorOnce() {
        register(Map.of());

        var again = register(Map.of());

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.json().required("errors").get(0).required("field").stringValue())
                .isEqualTo("id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "with space", "-first", "a/b"})
    void refusesAnIdThatNoClientHas(String wrong) {
        var answer = admin.post(ALL, sensor(wrong));

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void refusesAnEditOfAnOlderVersion() {
        register(Map.of());

        assertThat(admin.patch(path, Map.of("name", "New", "version", 1)).status()).isEqualTo(200);
        var late = admin.with("If-Match", "\"1\"").patch(path, Map.of("name", "Newer"));

        assertThat(late.status()).isEqualTo(412);
        assertThat(analyst.get(path).data(SensorView.class).name()).isEqualTo("New");
    }

    @Test
    void tellsTheTrailWhatChangedAndNoSecret() {
        register(Map.of());
        admin.patch(path, Map.of("enabled", false));
        var token = issue().required("token").stringValue();

        await().untilAsserted(() -> assertThat(audited()).hasSize(3));
        var actions = audited();
        assertThat(actions)
                .extracting(AuditAction::action)
                .containsExactly("sensor_registered", "sensor_changed", "sensor_token_issued");
        assertThat(actions.get(1).before()).isEqualTo(Map.of("enabled", true));
        assertThat(actions.get(1).after()).isEqualTo(Map.of("enabled", false));
        assertThat(actions.toString()).doesNotContain(token);
    }

    @Test
    void showsATokenOnceAndTakesItAtOnce() {
        register(Map.of());
        var issued = issue();

        assertThat(send(issued.required("token").stringValue(), "web-01").status()).isEqualTo(202);
        var listed = analyst.get(path + "/tokens");
        assertThat(listed.text()).doesNotContain(issued.required("token").stringValue());
        assertThat(listed.data().get(0).required("prefix").stringValue())
                .isEqualTo(issued.required("prefix").stringValue());
    }

    @Test
    void endsARevokedTokenAtOnce() {
        register(Map.of());
        var issued = issue();
        var token = path + "/tokens/" + issued.required("id").stringValue();

        assertThat(admin.send("DELETE", token, null).status()).isEqualTo(204);

        assertThat(send(issued.required("token").stringValue(), "web-01").status()).isEqualTo(401);
        assertThat(admin.send("DELETE", token, null).status()).isEqualTo(404);
    }

    @Test
    void letsAReplacedTokenHoldForTheOverlap() {
        register(Map.of());
        var first = issue();
        var second = rotate(first.required("id").stringValue(), "PT1H");
        assertThat(send(first.required("token").stringValue(), "web-01").status()).isEqualTo(202);

        var third = rotate(second.required("id").stringValue(), "PT0S");

        assertThat(send(second.required("token").stringValue(), "web-01").status()).isEqualTo(401);
        assertThat(send(third.required("token").stringValue(), "web-01").status()).isEqualTo(202);
    }

    @Test
    void keepsASensorToItsSourcesAndFormats() {
        register(
                Map.of(
                        "allowed_sources", List.of("web-*"),
                        "allowed_formats", List.of("native")));
        var token = issue().required("token").stringValue();

        assertThat(send(token, "web-01").status()).isEqualTo(202);
        var foreign = send(token, "database");
        assertThat(foreign.status()).isEqualTo(400);
        assertThat(foreign.text()).contains("source_name").contains("is not allowed");

        admin.patch(path, Map.of("allowed_formats", List.of("hec")));
        assertThat(send(token, "web-01").text()).contains("native is not allowed");
    }

    @Test
    void tellsASensorOverItsQuotaWhenToComeBack() {
        register(Map.of("quota", Map.of("events_per_second", 1, "burst", 1)));
        var token = issue().required("token").stringValue();

        ApiAnswer answer = send(token, "web-01");
        assertThat(answer.status()).isEqualTo(202);
        answer = send(token, "web-01");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.json().required("code").stringValue()).isEqualTo("too_many_requests");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"events\";q=1;w=1");
        assertThat(answer.header("RateLimit")).startsWith("\"events\";r=0;t=1");
    }

    @Test
    void listsSensorsNewestFirst() {
        register(Map.of());

        var page = analyst.get(ALL + "?limit=1");

        assertThat(page.results(SensorView.class)).hasSize(1);
        assertThat(page.data().required("count").intValue()).isPositive();
    }

    @Test
    void letsAnalystsLookAndNothingElse() {
        assertThat(analyst.post(ALL, sensor(id)).status()).isEqualTo(403);
        assertThat(analyst.get(path).status()).isEqualTo(404);
        assertThat(api.as("nonsense").get(ALL).status()).isEqualTo(401);
    }

    private ApiAnswer register(Map<String, Object> more) {
        var sensor = sensor(id);
        sensor.putAll(more);
        return admin.post(ALL, sensor);
    }

    private JsonNode issue() {
        var answer = admin.post(path + "/tokens", "{}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.data();
    }

    private JsonNode rotate(String token, String overlap) {
        var answer = admin.post(path + "/tokens/" + token + "/rotate", Map.of("overlap", overlap));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.data();
    }

    private ApiAnswer send(String token, String source) {
        return api.with("Authorization", "Splunk " + token)
                .post(
                        "/api/v1/events",
                        Map.of(
                                "source_name", source,
                                "event_type", "other",
                                "severity", "low",
                                "description", "A test"));
    }

    private List<AuditAction> audited() {
        return topics.values(Topics.AUDIT_ACTIONS, AuditAction.class).stream()
                .filter(action -> new Target("sensor", id).equals(action.target()))
                .toList();
    }

    private static Map<String, Object> sensor(String id) {
        return new HashMap<>(Map.of("id", id, "name", "Web", "owner", "web team", "kind", "waf"));
    }
}

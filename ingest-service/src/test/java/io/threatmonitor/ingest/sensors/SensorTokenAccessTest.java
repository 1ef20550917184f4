package io.threatmonitor.ingest.sensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.audit.AuditAction;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.testkit.ServiceTest;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/** Fixed tokens, in every way in which senders show them. */
@ServiceTest
class SensorTokenAccessTest {

    private final String id = "fixed-" + UUID.randomUUID();
    private final SensorToken token = SensorToken.random(new SecureRandom());

    private final ApiClient api;
    private final TestIssuer issuer;
    private final TestTopics topics;
    private final JdbcClient jdbc;
    private final Sensors sensors;

    SensorTokenAccessTest(
            ApiClient api, TestIssuer issuer, TestTopics topics, JdbcClient jdbc, Sensors sensors) {
        this.api = api;
        this.issuer = issuer;
        this.topics = topics;
        this.jdbc = jdbc;
        this.sensors = sensors;
    }

    @BeforeEach
    void register() {
        jdbc.sql(
                        """
                        insert into sensor values (?, ?, 'Web', 'web team', 'waf', '{}', '{}', '{}',
                        null, null, null, true, 1, now(), now())
                        """)
                .params(id, UUID.randomUUID())
                .update();
        jdbc.sql(
                        """
                        insert into sensor_token values (?, ?, ?, ?, now(), 'admin', null, null)
                        """)
                .params(UUID.randomUUID(), id, token.shown(), token.hash())
                .update();
        await().until(() -> sensors.withHash(token.hash()) != null); // by the database's word
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer %s", "bearer %s", "Splunk %s", "ApiKey %s"})
    void holdAsTheyAre(String form) {
        assertAccepted(form.formatted(token.secret()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "ApiKey"})
    void holdAsTheSecondPartOfAPair(String scheme) {
        assertAccepted(scheme + " " + base64("anybody:" + token.secret()));
    }

    @Test
    void nameTheSensorInTheEvent() {
        send("Splunk " + token.secret(), "named-" + id);

        assertThat(topics.values(Topics.EVENTS, SecurityEvent.class))
                .filteredOn(event -> event.sourceName().equals("named-" + id))
                .extracting(SecurityEvent::sensorId)
                .containsExactly(id);
    }

    @Test
    void endEverywhereWhenTheyAreRevoked() {
        jdbc.sql("update sensor_token set revoked_at = now() where sensor_id = ?")
                .param(id)
                .update();

        await().untilAsserted(
                        () -> assertThat(send("Bearer " + token.secret()).status()).isEqualTo(401));
    }

    @Test
    void endAtTheirTime() {
        jdbc.sql("update sensor_token set expires_at = now() where sensor_id = ?")
                .param(id)
                .update();

        await().untilAsserted(
                        () -> assertThat(send("Bearer " + token.secret()).status()).isEqualTo(401));
    }

    @Test
    void areNoUseToADisabledSensor() {
        jdbc.sql("update sensor set enabled = false where id = ?").param(id).update();

        await().untilAsserted(
                        () -> assertThat(send("Bearer " + token.secret()).status()).isEqualTo(403));
        var withAccessToken = api.as(issuer.sensor(id)).post("/api/v1/events", event("x-" + id));
        assertThat(withAccessToken.status()).isEqualTo(403);
        assertThat(withAccessToken.json().required("code").stringValue()).isEqualTo("forbidden");
    }

    @Test
    void areRefusedAndToldOfWhenNobodyKnowsThem() {
        var unknown = "Splunk " + SensorToken.random(new SecureRandom()).secret();

        var answer = api.with("User-Agent", id).with("Authorization", unknown).get("/api/v1/x");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().required("code").stringValue()).isEqualTo("unauthenticated");
        await().untilAsserted(() ->
                assertThat(topics.values(Topics.AUDIT_ACTIONS, AuditAction.class))
                        .filteredOn(action -> id.equals(action.userAgent()))
                        .extracting(AuditAction::action)
                        .containsExactly("authentication_failed"));
    }

    @Test
    void openNothingThatASensorMayNotDo() {
        var answer =
                api.with("Authorization", "Bearer " + token.secret()).get("/api/v1/events/stats");

        assertThat(answer.status()).isEqualTo(403);
    }

    private void assertAccepted(String credentials) {
        assertThat(send(credentials).status()).isEqualTo(202);
    }

    private ApiAnswer send(String credentials) {
        return send(credentials, "source-" + id);
    }

    private ApiAnswer send(String credentials, String source) {
        return api.with("Authorization", credentials).post("/api/v1/events", event(source));
    }

    private static String event(String source) {
        return """
        {"source_name": "%s", "event_type": "other", "severity": "low", "description": "A test"}
        """
                .formatted(source);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}

package io.threatmonitor.ingest.intake.nativeapi;

import static io.threatmonitor.ingest.intake.nativeapi.NativeEvents.smallest;
import static io.threatmonitor.ingest.intake.nativeapi.NativeEvents.with;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.audit.AuditAction;
import io.threatmonitor.contracts.audit.AuditAction.Outcome;
import io.threatmonitor.testkit.ServiceTest;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.junit.jupiter.api.Test;

import java.util.Base64;
import java.util.Random;
import java.util.UUID;

/** What a sender is told when an event is not taken. */
@ServiceTest
class RefusedSubmissionTest {

    private final ApiClient api;
    private final ApiClient sensor;
    private final TestIssuer issuer;
    private final TestTopics topics;

    RefusedSubmissionTest(ApiClient api, TestIssuer issuer, TestTopics topics) {
        this.api = api;
        this.sensor = api.as(issuer.sensor("sensor-1"));
        this.issuer = issuer;
        this.topics = topics;
    }

    @Test
    void namesEveryWrongFieldInBothShapes() {
        ApiAnswer answer = sensor.post("/api/v1/events", with("\"geo\": 1, \"ip_address\": \"x\""));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(codeOf(answer)).isEqualTo("validation_failed");
        assertThat(answer.json().required("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("geo", "ip_address");
        assertThat(answer.data().required("geo").get(0).stringValue())
                .isEqualTo("must be an object");
        assertThat(answer.json().required("trace_id").stringValue()).matches("[0-9a-f]{32}");
    }

    @Test
    void saysThatABodyIsNoJson() {
        assertRefused(sensor.post("/api/v1/events", "{"), 400, "malformed_request");
    }

    @Test
    void turnsALargeBodyAwayUnread() {
        String body = with("\"note\": \"%s\"".formatted("x".repeat(1_100_000)));
        assertRefused(sensor.post("/api/v1/events", body), 413, "payload_too_large");
    }

    @Test
    void saysThatTheBrokersFindAnEventTooLarge() {
        assertRefused(
                sensor.post("/api/v1/events", incompressible(1_048_500)), 413, "payload_too_large");
    }

    @Test
    void takesNoOtherContentType() {
        ApiAnswer answer =
                sensor.with("Content-Type", "text/plain").post("/api/v1/events", smallest());
        assertRefused(answer, 415, "unsupported_media_type");
    }

    @Test
    void letsAdministratorsSubmitAndNobodyElse() {
        assertThat(api.as(issuer.admin()).post("/api/v1/events", smallest()).status())
                .isEqualTo(202);
        for (var token : new String[] {issuer.analyst().compact(), issuer.auditor().compact()}) {
            assertRefused(api.as(token).post("/api/v1/events", smallest()), 403, "forbidden");
        }
    }

    @Test
    void wantsATokenThatHolds() {
        assertRefused(api.post("/api/v1/events", smallest()), 401, "unauthenticated");
        var token = issuer.sensor("sensor-1");
        for (var wrong :
                new String[] {
                    token.expired().compact(),
                    token.withAudience("another-api").compact(),
                    token.fromIssuer("http://localhost/another").compact(),
                    token.signedByAnotherKey().compact(),
                    token.unsigned().compact(),
                }) {
            assertRefused(api.as(wrong).post("/api/v1/events", smallest()), 401, "unauthenticated");
        }
    }

    @Test
    void tellsTheAuditTrailWhoWasDenied() {
        String username = "analyst-" + UUID.randomUUID();
        var _ = api.as(issuer.tokenFor(username, "analyst")).post("/api/v1/events", smallest());
        await().untilAsserted(() ->
                assertThat(topics.values(Topics.AUDIT_ACTIONS, AuditAction.class))
                        .filteredOn(action -> username.equals(action.actor().username()))
                        .singleElement()
                        .hasFieldOrPropertyWithValue("outcome", Outcome.DENIED)
                        .hasFieldOrPropertyWithValue("action", "access_denied"));
    }

    /** A body that is small enough by itself, and too large as a record on the topic. */
    private static String incompressible(int length) {
        var random = new Random(7);
        var members = new StringBuilder("\"noise\": \"\"");
        while (members.length() < length - 500) {
            int characters = Math.min(30_000, length - 500 - members.length());
            byte[] noise = new byte[characters * 3 / 4];
            random.nextBytes(noise);
            members.append(", \"noise%d\": \"".formatted(members.length()))
                    .append(Base64.getEncoder().encodeToString(noise))
                    .append('"');
        }
        String body = with(members.toString());
        return body + " ".repeat(length - body.length());
    }

    private static void assertRefused(ApiAnswer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().required("status").stringValue()).isEqualTo("error");
        assertThat(codeOf(answer)).isEqualTo(code);
    }

    private static String codeOf(ApiAnswer answer) {
        return answer.json().required("code").stringValue();
    }
}

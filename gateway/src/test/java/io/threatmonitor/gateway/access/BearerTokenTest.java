package io.threatmonitor.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.contracts.CloudEvents;
import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.audit.Actor;
import io.threatmonitor.contracts.audit.AuditAction;
import io.threatmonitor.contracts.audit.AuditAction.Outcome;
import io.threatmonitor.contracts.audit.AuditAction.Target;
import io.threatmonitor.gateway.support.GatewayTest;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.identity.TestToken;
import io.threatmonitor.testkit.infrastructure.Infrastructure;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

class BearerTokenTest extends GatewayTest {

    private final ApiClient api;
    private final TestIssuer issuer;
    private final TestTopics topics;

    BearerTokenTest(ApiClient api, TestIssuer issuer, TestTopics topics) {
        this.api = api;
        this.issuer = issuer;
        this.topics = topics;
    }

    @BeforeAll
    static void makeTheTopicAsTheServicesDo() throws Exception {
        try (var admin =
                Admin.create(
                        Map.of("bootstrap.servers", Infrastructure.shared().bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(Topics.AUDIT_ACTIONS, 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    enum Flaw {
        EXPIRED(TestToken::expired),
        OF_ANOTHER_AUDIENCE(token -> token.withAudience("account")),
        OF_ANOTHER_ISSUER(token -> token.fromIssuer("http://evil.test/realms/threat-monitor")),
        SIGNED_BY_ANOTHER_KEY(TestToken::signedByAnotherKey),
        UNSIGNED(TestToken::unsigned);

        final UnaryOperator<TestToken> spoil;

        Flaw(UnaryOperator<TestToken> spoil) {
            this.spoil = spoil;
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesATokenWithAFlawAndAuditsItOnce(Flaw flaw) {
        var path = "/api/v1/events/" + UUID.randomUUID();

        var answer = api.as(flaw.spoil.apply(issuer.admin())).get(path);

        assertUnauthenticated(answer);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer error=\"invalid_token\"");
        await().untilAsserted(() -> assertThat(denialsOf(path)).hasSize(1));
        var action = denialsOf(path).getFirst();
        assertThat(action.action()).isEqualTo("authentication_failed");
        assertThat(action.outcome()).isEqualTo(Outcome.DENIED);
        assertThat(action.service()).isEqualTo("gateway");
        assertThat(action.actor()).isEqualTo(Actor.anonymous());
        assertThat(action.ipAddress()).isEqualTo("127.0.0.1");
        assertThat(action.traceId()).isEqualTo(answer.json().required("trace_id").stringValue());
    }

    @Test
    void refusesWhatIsNoToken() {
        assertUnauthenticated(api.as("nonsense").get("/api/v1/alerts"));
    }

    @Test
    void refusesAndAuditsARequestWithNoCredential() {
        var path = "/api/v1/alerts/" + UUID.randomUUID();

        var answer = api.get(path);

        assertUnauthenticated(answer);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        await().untilAsserted(() -> assertThat(denialsOf(path)).hasSize(1));
    }

    @Test
    void sendsTheAttributesOfCloudEventsAlong() {
        api.get("/api/v1/audit");

        var sent =
                await().until(this::recordsAboutStrangers, Predicate.not(List::isEmpty)).getFirst();
        assertThat(header(sent, CloudEvents.TYPE)).isEqualTo(CloudEvents.ACTION_AUDITED);
        assertThat(header(sent, CloudEvents.SPEC_VERSION)).isEqualTo("1.0");
    }

    @Test
    void auditsNeitherTheQuestionForASessionNorWhatAServiceDenies() {
        var marker = "/api/v1/alerts/" + UUID.randomUUID();

        assertUnauthenticated(api.get("/api/v1/session"));
        assertThat(api.as(issuer.analyst()).get("/api/v1/audit/forbidden").status()).isEqualTo(403);
        api.get(marker);

        await().untilAsserted(() -> assertThat(denialsOf(marker)).hasSize(1));
        assertThat(denialsOf("/api/v1/session")).isEmpty();
        assertThat(denialsOf("/api/v1/audit/forbidden")).isEmpty();
    }

    @Test
    void passesAGoodTokenOnAsItIs() {
        var token = issuer.analyst().compact();

        var received = api.as(token).get("/api/v1/events").json().required("headers");

        assertThat(received.required("authorization").stringValue()).isEqualTo("Bearer " + token);
    }

    @Test
    void needsNoCsrfTokenWithABearerToken() {
        assertThat(api.as(issuer.admin()).post("/api/v1/events", "{}").status()).isEqualTo(200);
    }

    @Test
    void tellsWhoABearerTokenStandsFor() {
        var session = api.as(issuer.analyst()).get("/api/v1/session").data();

        assertThat(session.required("username").stringValue()).isEqualTo("analyst");
        assertThat(session.required("roles").get(0).stringValue()).isEqualTo("analyst");
        assertThat(session.has("expires_at")).isTrue();
    }

    private List<ConsumerRecord<String, byte[]>> recordsAboutStrangers() {
        return topics.records(Topics.AUDIT_ACTIONS).stream()
                .filter(sent -> "anonymous".equals(sent.key()))
                .toList();
    }

    private List<AuditAction> denialsOf(String path) {
        return topics.values(Topics.AUDIT_ACTIONS, AuditAction.class).stream()
                .filter(action -> new Target("endpoint", "GET " + path).equals(action.target()))
                .toList();
    }

    private static void assertUnauthenticated(ApiAnswer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().required("status").stringValue()).isEqualTo("error");
        assertThat(answer.json().required("code").stringValue()).isEqualTo("unauthenticated");
    }

    private static String header(ConsumerRecord<String, byte[]> sent, String name) {
        return String.valueOf(TestTopics.header(sent, name));
    }
}

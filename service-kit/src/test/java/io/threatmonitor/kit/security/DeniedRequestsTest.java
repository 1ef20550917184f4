package io.threatmonitor.kit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.audit.Actor;
import io.threatmonitor.contracts.audit.AuditAction;
import io.threatmonitor.contracts.audit.AuditAction.Outcome;
import io.threatmonitor.contracts.audit.AuditAction.Target;
import io.threatmonitor.kit.sample.KitTest;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.identity.TestToken;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

@KitTest
class DeniedRequestsTest {

    private static final String NOTES = "/api/v1/notes/count";

    /** Tells the audit records of one test from those of the others. */
    private final String userAgent = "test/" + UUID.randomUUID();

    private final ApiClient api;
    private final TestIssuer issuer;
    private final TestTopics topics;

    DeniedRequestsTest(ApiClient api, TestIssuer issuer, TestTopics topics) {
        this.api = api.with("User-Agent", userAgent).with("X-Forwarded-For", "203.0.113.9");
        this.issuer = issuer;
        this.topics = topics;
    }

    @Test
    void letsAnAnalystIn() {
        assertThat(api.as(issuer.analyst()).get(NOTES).status()).isEqualTo(200);
    }

    static Stream<Arguments> badTokens() {
        TestToken good = TestIssuer.shared().analyst();
        return Stream.of(
                Arguments.of("expired", good.expired().compact()),
                Arguments.of("for another audience", good.withAudience("account").compact()),
                Arguments.of("of another issuer", good.fromIssuer("http://evil").compact()),
                Arguments.of("signed by another key", good.signedByAnotherKey().compact()),
                Arguments.of("unsigned", good.unsigned().compact()),
                Arguments.of("no token at all", "nonsense"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void refusesATokenThatDoesNotHold(String what, String token) {
        ApiAnswer answer = api.as(token).get(NOTES);

        assertUnauthenticated(answer);
        assertThat(answer.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
    }

    @Test
    void refusesARequestWithoutAToken() {
        ApiAnswer answer = api.get(NOTES);

        assertUnauthenticated(answer);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void refusesRolesThatNoRuleAllows() {
        ApiAnswer answer = api.as(issuer.auditor()).get(NOTES);

        assertForbidden(answer);
        assertThat(answer.header("WWW-Authenticate")).contains("insufficient_scope");
    }

    @Test
    void refusesATokenWithoutRoles() {
        assertForbidden(api.as(issuer.analyst().withoutRoles()).get(NOTES));
    }

    @Test
    void deniesWhatNoRuleNames() {
        assertForbidden(api.as(issuer.admin()).get("/api/v1/unheard-of"));
        assertForbidden(api.as(issuer.admin()).get("/actuator/env"));
    }

    @Test
    void tellsTheTrailOnceThatAnUnknownCallerWasRefused() {
        ApiAnswer answer = api.get(NOTES);

        AuditAction told = onlyAuditedAction();
        assertThat(told.action()).isEqualTo("authentication_failed");
        assertThat(told.actor()).isEqualTo(Actor.anonymous());
        assertThat(told.outcome()).isEqualTo(Outcome.DENIED);
        assertThat(told.service()).isEqualTo("sample-service");
        assertThat(told.target()).isEqualTo(new Target("endpoint", "GET " + NOTES));
        assertThat(told.ipAddress()).isEqualTo("203.0.113.9");
        assertThat(told.traceId())
                .isEqualTo(answer.json().required("trace_id").stringValue())
                .hasSize(32);
    }

    @Test
    void tellsTheTrailOnceWhoWasRefused() {
        api.as(issuer.auditor().inSession("session-1")).get(NOTES + "/?secret=1");

        AuditAction told = onlyAuditedAction();
        assertThat(told.action()).isEqualTo("access_denied");
        assertThat(told.actor())
                .isEqualTo(
                        new Actor(
                                TestIssuer.subjectOf("auditor").toString(),
                                "auditor",
                                List.of("auditor"),
                                Actor.Kind.USER));
        assertThat(told.sessionId()).isEqualTo("session-1");
        assertThat(told.target()).isEqualTo(new Target("endpoint", "GET " + NOTES));
    }

    /** A second record would have been sent before that of a second refused request. */
    private AuditAction onlyAuditedAction() {
        api.with("User-Agent", userAgent + "/marker").get(NOTES);
        await().until(() -> audited(userAgent + "/marker").size() == 1);
        assertThat(audited(userAgent)).hasSize(1);
        return audited(userAgent).getFirst();
    }

    private List<AuditAction> audited(String agent) {
        return topics.values(Topics.AUDIT_ACTIONS, AuditAction.class).stream()
                .filter(action -> agent.equals(action.userAgent()))
                .toList();
    }

    private static void assertUnauthenticated(ApiAnswer answer) {
        assertRefused(answer, 401, "unauthenticated");
    }

    private static void assertForbidden(ApiAnswer answer) {
        assertRefused(answer, 403, "forbidden");
    }

    private static void assertRefused(ApiAnswer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.json().required("status").stringValue()).isEqualTo("error");
        assertThat(answer.json().required("code").stringValue()).isEqualTo(code);
    }
}

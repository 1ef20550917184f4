package io.threatmonitor.gateway.session;

import static io.threatmonitor.gateway.support.Surroundings.KEYCLOAK;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.gateway.support.Browser;
import io.threatmonitor.gateway.support.GatewayTest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;

import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

class TokenRenewalTest extends GatewayTest {

    private static final int NEARLY_OVER = 10;

    private final Browser browser;

    TokenRenewalTest(Environment environment) {
        this.browser =
                new Browser(() ->
                        URI.create(
                                "http://127.0.0.1:"
                                        + environment.getRequiredProperty("local.server.port")));
    }

    @BeforeEach
    void signInWithATokenThatIsNearlyOver() {
        KEYCLOAK.issueTokensFor(NEARLY_OVER);
        browser.signIn(KEYCLOAK);
    }

    @AfterEach
    void issueUsualTokens() {
        KEYCLOAK.overload(false);
        KEYCLOAK.issueTokensFor(300);
    }

    @Test
    void renewsOnceForAllRequestsOfASession() throws Exception {
        var before = KEYCLOAK.renewals();
        Callable<Integer> request = () -> browser.fetch("/api/v1/events").status();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var requests = IntStream.range(0, 20).mapToObj(_ -> request).toList();
            for (var answer : threads.invokeAll(requests)) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }

        assertThat(KEYCLOAK.renewals()).isEqualTo(before + 1);
    }

    @Test
    void sendsTheNewTokenFromThenOn() {
        var first = authorization();

        assertThat(authorization()).isEqualTo(first);
    }

    @Test
    void endsTheSessionThatKeycloakEnded() {
        KEYCLOAK.endSessions();

        var answer = browser.fetch("/api/v1/events");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().required("code").stringValue()).isEqualTo("unauthenticated");
        assertThat(browser.cookie("tm-session")).isNull();
    }

    @Test
    void usesTheOldTokenForAsLongAsItLastsWhileKeycloakIsAway() {
        KEYCLOAK.overload(true);

        assertThat(browser.fetch("/api/v1/events").status()).isEqualTo(200);
    }

    @Test
    void asksForPatienceWhenTheTokenIsOverAndKeycloakAway() {
        KEYCLOAK.issueTokensFor(1);
        browser.signIn(KEYCLOAK);
        KEYCLOAK.overload(true);

        await().until(() -> browser.fetch("/api/v1/events").status() == 503);

        KEYCLOAK.overload(false);
        assertThat(browser.fetch("/api/v1/events").status()).isEqualTo(200);
    }

    private String authorization() {
        return browser.fetch("/api/v1/events")
                .json()
                .required("headers")
                .required("authorization")
                .stringValue();
    }
}

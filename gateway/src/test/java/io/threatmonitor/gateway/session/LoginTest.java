package io.threatmonitor.gateway.session;

import static io.threatmonitor.gateway.support.Surroundings.KEYCLOAK;
import static io.threatmonitor.gateway.support.Surroundings.PUBLIC_URL;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.gateway.support.Browser;
import io.threatmonitor.gateway.support.GatewayTest;
import io.threatmonitor.testkit.identity.TestIssuer;

import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;

import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;

class LoginTest extends GatewayTest {

    private static final String COOKIE = "tm-session";

    private final Browser browser;
    private final TestIssuer issuer;

    LoginTest(Environment environment, TestIssuer issuer) {
        this.browser =
                new Browser(() ->
                        URI.create(
                                "http://127.0.0.1:"
                                        + environment.getRequiredProperty("local.server.port")));
        this.issuer = issuer;
    }

    @Test
    void sendsAPersonToTheLogin() {
        var page = browser.get("/alerts/42?status=open");

        assertThat(page.status()).isEqualTo(302);
        assertThat(page.location()).hasToString(PUBLIC_URL + "/oauth2/authorization/keycloak");
    }

    @Test
    void asksKeycloakWithStateNonceAndPkce() {
        var question = browser.get("/oauth2/authorization/keycloak").location();

        assertThat(question.toString())
                .startsWith(issuer.issuer() + "/protocol/openid-connect/auth?");
        assertThat(Browser.parametersOf(question))
                .containsEntry("client_id", "threat-monitor-gateway")
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", PUBLIC_URL + "/login/oauth2/code/keycloak")
                .containsKeys("state", "nonce", "code_challenge");
    }

    @Test
    void bringsAPersonBackToThePageTheyAskedFor() {
        browser.get("/alerts/42?status=open");

        var arrival = browser.signIn(KEYCLOAK);

        assertThat(arrival.status()).isEqualTo(302);
        assertThat(arrival.location()).hasToString("/alerts/42?status=open");
    }

    @Test
    void givesTheSessionANewIdAtLogin() {
        browser.get("/oauth2/authorization/keycloak");
        var before = browser.cookie(COOKIE);

        var arrival = browser.signIn(KEYCLOAK);

        assertThat(browser.cookie(COOKIE)).isNotEqualTo(before);
        assertThat(arrival.setCookie(COOKIE))
                .contains("Path=/", "HTTPOnly", "SameSite=Lax")
                .doesNotContain("Secure");
        browser.setCookie(COOKIE, String.valueOf(before));
        assertThat(browser.fetch("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void tellsTheDashboardWhoIsSignedIn() {
        browser.signIn(KEYCLOAK);

        var session = browser.fetch("/api/v1/session").json().required("data");

        assertThat(session.required("username").stringValue()).isEqualTo("analyst");
        assertThat(session.required("name").stringValue()).isEqualTo("analyst");
        assertThat(session.required("roles").get(0).stringValue()).isEqualTo("analyst");
        assertThat(session.propertyNames()).containsExactlyInAnyOrderElementsOf(documented());
    }

    @Test
    void letsRequestsToServicesCarryTheSessionsToken() {
        browser.signIn(KEYCLOAK);

        var headers = browser.fetch("/api/v1/events").json().required("headers");

        assertThat(headers.required("authorization").stringValue()).startsWith("Bearer ey");
        assertThat(headers.has("cookie")).isFalse();
    }

    @Test
    void refusesACodeThatComesWithAnotherState() {
        var question =
                Browser.parametersOf(browser.get("/oauth2/authorization/keycloak").location());
        var code = KEYCLOAK.codeFor(question.getOrDefault("nonce", ""));

        var page = browser.get(Browser.callback(code, "another"));

        assertThat(page.status()).isEqualTo(401);
        assertThat(page.text()).contains("started in another tab").doesNotContain("Exception");
        assertThat(browser.fetch("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void refusesAnIdTokenWithAnotherNonce() {
        var question =
                Browser.parametersOf(browser.get("/oauth2/authorization/keycloak").location());
        var code = KEYCLOAK.codeFor("another");

        var page = browser.get(Browser.callback(code, question.get("state")));

        assertThat(page.status()).isEqualTo(401);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.text()).contains("could not be completed");
    }

    @Test
    void explainsALoginThatWasCancelled() {
        var question =
                Browser.parametersOf(browser.get("/oauth2/authorization/keycloak").location());

        var page =
                browser.get(
                        "/login/oauth2/code/keycloak?error=access_denied&state="
                                + question.get("state"));

        assertThat(page.text()).contains("Signing in was cancelled.");
    }

    @Test
    void refusesAWriteWithoutTheCsrfToken() {
        browser.signedIn(KEYCLOAK);

        var refused = browser.postWithoutToken("/api/v1/alerts/1");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().required("code").stringValue()).isEqualTo("forbidden");
        assertThat(browser.post("/api/v1/alerts/1").status()).isEqualTo(200);
    }

    @Test
    void signsOutHereAndAtKeycloak() {
        browser.signedIn(KEYCLOAK);

        var farewell = browser.post("/logout");

        assertThat(farewell.status()).isEqualTo(302);
        assertThat(farewell.location().toString())
                .startsWith(issuer.issuer() + "/protocol/openid-connect/logout?");
        assertThat(Browser.parametersOf(farewell.location()))
                .containsEntry("post_logout_redirect_uri", PUBLIC_URL + "/")
                .containsKey("id_token_hint");
        assertThat(browser.cookie(COOKIE)).isNull();
    }

    @Test
    void forgetsASessionThatSignedOut() {
        browser.signedIn(KEYCLOAK);
        var session = String.valueOf(browser.cookie(COOKIE));
        browser.post("/logout");

        browser.setCookie(COOKIE, session);

        assertThat(browser.fetch("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void doesNotSignOutWithoutTheCsrfToken() {
        browser.signedIn(KEYCLOAK);

        assertThat(browser.postWithoutToken("/logout").status()).isEqualTo(403);
        assertThat(browser.fetch("/api/v1/session").status()).isEqualTo(200);
    }

    /** The fields of a session, as the committed OpenAPI document names them. */
    private static Collection<String> documented() {
        return WireJson.MAPPER
                .readTree(Path.of("../docs/api/openapi/gateway.json"))
                .at("/components/schemas/Session/properties")
                .propertyNames();
    }
}

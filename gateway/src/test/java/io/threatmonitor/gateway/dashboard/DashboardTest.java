package io.threatmonitor.gateway.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.gateway.support.Browser;
import io.threatmonitor.gateway.support.GatewayTest;
import io.threatmonitor.gateway.support.Surroundings;
import io.threatmonitor.testkit.http.ApiClient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.Environment;

import java.net.URI;

class DashboardTest extends GatewayTest {

    private static final String SCRIPT = "/assets/index-d4c3b2a1.js";

    private final ApiClient api;
    private final Browser browser;

    DashboardTest(ApiClient api, Environment environment) {
        this.api = api;
        this.browser =
                new Browser(() ->
                        URI.create(
                                "http://127.0.0.1:"
                                        + environment.getRequiredProperty("local.server.port")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/alerts", "/alerts/42", "/events/"})
    void showsThePageAtEveryAddressOfIt(String path) {
        var page = browser.signedIn(Surroundings.KEYCLOAK).get(path);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("<title>Threat Monitor</title>");
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(page.header("ETag")).isNotNull();
    }

    @Test
    void keepsAFileWithAHashInItsNameForAYear() {
        var script = api.get(SCRIPT);

        assertThat(script.status()).isEqualTo(200);
        assertThat(script.header("Content-Type")).startsWith("text/javascript");
        assertThat(script.header("Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
    }

    @Test
    void asksForAnyOtherFileEachTime() {
        var file = api.get("/color-scheme.js");
        var again = api.with("If-None-Match", "" + file.header("ETag")).get("/color-scheme.js");

        assertThat(file.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(file.header("Last-Modified")).isNull();
        assertThat(again.status()).isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/gone.js", "/gone.js", "/assets/", "/index.htm"})
    void doesNotAnswerThePageForAFileThatIsNotThere(String path) {
        assertThat(api.get(path).status()).isEqualTo(404);
    }

    @Test
    void compressesWhatIsWorthIt() {
        assertThat(api.with("Accept-Encoding", "gzip").get(SCRIPT).header("Content-Encoding"))
                .isEqualTo("gzip");
    }
}

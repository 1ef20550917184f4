package io.threatmonitor.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.gateway.support.GatewayTest;
import io.threatmonitor.testkit.ServiceTest;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;

import org.junit.jupiter.api.Test;

/** With a service and a database that do not answer. */
@ServiceTest(properties = "gateway.ingest-url=http://127.0.0.1:10")
class UpstreamAwayTest extends GatewayTest {

    private final ApiClient analyst;

    UpstreamAwayTest(ApiClient api, TestIssuer issuer) {
        this.analyst = api.as(issuer.analyst());
    }

    @Test
    void saysWhenToTryAgain() {
        var answer = analyst.get("/api/v1/events");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(answer.json().required("code").stringValue()).isEqualTo("unavailable");
    }
}

package io.threatmonitor.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.gateway.support.EchoService;
import io.threatmonitor.gateway.support.GatewayTest;
import io.threatmonitor.gateway.support.Surroundings;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.http.EventStream;
import io.threatmonitor.testkit.identity.TestIssuer;

import org.junit.jupiter.api.Test;

class StreamTest extends GatewayTest {

    private final ApiClient analyst;

    StreamTest(ApiClient api, TestIssuer issuer) {
        this.analyst = api.as(issuer.analyst()).with("Accept-Encoding", "gzip");
    }

    @Test
    void deliversEachFrameAsSoonAsTheServiceSendsIt() {
        Surroundings.ALERT.send("first");
        try (var stream = analyst.stream("/api/v1/stream")) {
            await().until(() -> frames(stream) == 1);
            Surroundings.ALERT.send("second");
            await().until(() -> frames(stream) == 2);
        } finally {
            Surroundings.ALERT.send(EchoService.END);
        }
    }

    private static int frames(EventStream stream) {
        assertThat(stream.status()).isEqualTo(200);
        return stream.frames().size();
    }
}

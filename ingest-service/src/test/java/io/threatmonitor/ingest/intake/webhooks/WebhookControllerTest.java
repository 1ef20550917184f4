package io.threatmonitor.ingest.intake.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.testkit.ServiceTest;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;

import org.junit.jupiter.api.Test;

/** What products see of the door. */
@ServiceTest
class WebhookControllerTest {

    private final ApiClient anonymous;
    private final ApiClient sensor;

    WebhookControllerTest(ApiClient api, TestIssuer issuer) {
        this.anonymous = api;
        this.sensor = api.as(issuer.sensor("webhook-sensor"));
    }

    @Test
    void answersWithCountersAndListsWhatIsRejected() {
        var answer = sensor.post("/api/v1/webhooks/ocsf", "[{\"class_uid\": 1001}, 7]");
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.data().required("accepted").intValue()).isEqualTo(1);
        assertThat(answer.data().required("rejected").intValue()).isEqualTo(1);
        assertThat(answer.data().required("rejections").get(0).required("index").intValue())
                .isEqualTo(1);
    }

    @Test
    void recognisesTheKind() {
        assertThat(sensor.post("/api/v1/webhooks", "{\"class_uid\": 1001}").status())
                .isEqualTo(202);
    }

    @Test
    void knowsNoOtherKinds() {
        assertThat(sensor.post("/api/v1/webhooks/unheard-of", "{\"a\": 1}").status())
                .isEqualTo(404);
    }

    @Test
    void letsNobodyInWithoutCredentials() {
        assertThat(anonymous.post("/api/v1/webhooks/ocsf", "{\"class_uid\": 1001}").status())
                .isEqualTo(401);
    }
}

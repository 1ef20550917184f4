package io.threatmonitor.ingest.intake.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.Tracer;
import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.kit.api.ErrorAnswers;
import io.threatmonitor.kit.security.Refusal;
import io.threatmonitor.kit.telemetry.Traces;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import java.io.IOException;

class AlertmanagerRefusalsTest {

    private final AlertmanagerRefusals refusals =
            new AlertmanagerRefusals(new ErrorAnswers(new Traces(Tracer.NOOP)));

    @Test
    void makeAQuotaThatIsUsedUpWorthAnotherTry() throws IOException {
        var answer = answerTo(ErrorCode.TOO_MANY_REQUESTS);

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getContentAsString()).contains("\"code\":\"unavailable\"");
    }

    @Test
    void leaveOtherRefusalsAsTheyAre() throws IOException {
        assertThat(answerTo(ErrorCode.UNAUTHENTICATED).getStatus()).isEqualTo(401);
    }

    @Test
    void areOfNoConcernToOtherSenders() {
        assertThat(refusals.matches(post("/api/v1/webhooks/alertmanager"))).isTrue();
        assertThat(refusals.matches(post("/api/v1/webhooks/falco"))).isFalse();
        assertThat(refusals.matches(post("/api/v1/webhooks"))).isFalse();
    }

    private MockHttpServletResponse answerTo(ErrorCode code) throws IOException {
        var response = new MockHttpServletResponse();
        refusals.write(post("/api/v1/webhooks/alertmanager"), response, Refusal.of(code));
        return response;
    }

    private static MockHttpServletRequest post(String path) {
        return new MockHttpServletRequest("POST", path);
    }
}

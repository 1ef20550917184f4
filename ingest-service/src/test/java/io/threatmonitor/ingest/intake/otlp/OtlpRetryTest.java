package io.threatmonitor.ingest.intake.otlp;

import static io.threatmonitor.ingest.intake.otlp.OtlpRequests.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.ingest.intake.BatchProperties;
import io.threatmonitor.ingest.intake.IntakeUnderTest;
import io.threatmonitor.ingest.publishing.Publication;
import io.threatmonitor.ingest.publishing.Publication.Unavailable;
import io.threatmonitor.kit.api.ApiException;
import io.threatmonitor.kit.security.Refusal;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;

/** What senders are told when it is worth trying again: 429, 502, 503 and 504 alone. */
class OtlpRetryTest {

    private static final Publication AWAY = new Unavailable(Duration.ofSeconds(7));

    private final OtlpAnswers answers = new OtlpAnswers(IntakeUnderTest.JSON);
    private final OtlpController controller =
            new OtlpController(
                    new OtlpReader(IntakeUnderTest.JSON, IntakeUnderTest.PROPERTIES),
                    answers,
                    new IntakeUnderTest()
                            .intakeBefore(events -> Collections.nCopies(events.size(), AWAY)),
                    new BatchProperties(DataSize.ofMegabytes(1)));

    @Test
    void isAfterAWhileWhenTheBrokersAreAway() {
        var request = request();
        var refused =
                catchThrowableOfType(
                        ApiException.class,
                        () -> controller.export(request, IntakeUnderTest.SENSOR));
        var answer = controller.failed(refused, request);

        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("7");
        assertThat(new String(answer.getBody(), UTF_8))
                .isEqualTo(
                        "{\"message\":\"Logs cannot be taken at the moment, send all of them again\"}");
    }

    @Test
    void isAfterALineThatWasTooSlow() {
        var slow = ApiException.of(ErrorCode.REQUEST_TIMEOUT, "Too slow");

        assertThat(controller.failed(slow, request()).getStatusCode().value()).isEqualTo(503);
    }

    @Test
    void isAfterAQuotaThatIsUsedUp() throws IOException {
        var response = new MockHttpServletResponse();
        var refusals = new OtlpRefusals(answers);

        assertThat(refusals.matches(request())).isTrue();
        assertThat(refusals.matches(new MockHttpServletRequest("POST", "/v1/traces"))).isFalse();
        refusals.write(request(), response, Refusal.of(ErrorCode.TOO_MANY_REQUESTS));
        assertThat(response.getStatus()).isEqualTo(429);
        assertThat(response.getContentAsString())
                .isEqualTo("{\"message\":\"Too many requests, slow down\"}");
    }

    private static MockHttpServletRequest request() {
        var request = new MockHttpServletRequest("POST", "/v1/logs");
        request.setContentType("application/json");
        request.setContent(json("{}"));
        return request;
    }
}

package io.threatmonitor.kit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.kit.sample.KitTest;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.http.EventStream;
import io.threatmonitor.testkit.identity.TestIssuer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Server-sent events pass through security and error handling unharmed. */
@KitTest
@ExtendWith(OutputCaptureExtension.class)
class StreamsTest {

    private static final String NOTES = "/api/v1/notes";

    private static final String ONE_FRAME = "event:note\ndata:{}";

    /** Spring's words for an answer that could not be written. */
    private static final String HANDLER_FAILED = "Failure in @ExceptionHandler";

    private final ApiClient api;
    private final TestIssuer issuer;

    StreamsTest(ApiClient api, TestIssuer issuer) {
        this.api = api.with("Accept", "text/event-stream");
        this.issuer = issuer;
    }

    @Test
    void runToTheirEnd(CapturedOutput output) {
        try (var stream = stream("/stream")) {
            await().until(stream::hasEnded);

            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.frames())
                    .containsExactly(new EventStream.Frame("1", "note", "{\"text\":\"first\"}"));
        }
        assertThat(output).doesNotContain("A request failed");
    }

    @Test
    void endWithoutAWordWhenTheirTimeIsOver(CapturedOutput output) {
        var answer = api.as(issuer.analyst()).get(NOTES + "/quiet-stream");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text().strip()).isEqualTo(ONE_FRAME);
        assertThat(output).doesNotContain("A request failed", HANDLER_FAILED);
    }

    @Test
    void endWithoutAWordWhenTheyBreakAndSayItInTheLog(CapturedOutput output) {
        var answer = api.as(issuer.analyst()).get(NOTES + "/breaking-stream");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text().strip()).isEqualTo(ONE_FRAME);
        assertThat(output).contains("A request failed").doesNotContain(HANDLER_FAILED);
    }

    @Test
    void endQuietlyWhenTheReaderLeaves(CapturedOutput output) {
        try (var stream = stream("/endless-stream")) {
            await().until(() -> stream.frames().size() > 1);
        }

        assertThat(api.as(issuer.analyst()).get(NOTES + "/stream").status()).isEqualTo(200);
        assertThat(output).doesNotContain("A request failed", HANDLER_FAILED);
    }

    @Test
    void areRefusedInJson() {
        var answer = api.get(NOTES + "/stream");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().required("code").stringValue()).isEqualTo("unauthenticated");
    }

    @Test
    void failInJsonWhenTheyCannotStart() {
        var answer = api.as(issuer.analyst()).get(NOTES + "/broken-stream");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().required("code").stringValue()).isEqualTo("not_found");
    }

    private EventStream stream(String path) {
        return api.as(issuer.analyst()).stream(NOTES + path);
    }
}

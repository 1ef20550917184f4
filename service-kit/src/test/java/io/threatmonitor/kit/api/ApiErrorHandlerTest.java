package io.threatmonitor.kit.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.Tracer;
import io.threatmonitor.kit.telemetry.Traces;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletResponse;

import java.io.IOException;

@ExtendWith(OutputCaptureExtension.class)
class ApiErrorHandlerTest {

    private final ApiErrorHandler handler =
            new ApiErrorHandler(new ErrorAnswers(new Traces(Tracer.NOOP)));

    @Test
    void leavesItAtThatWhenTheClientIsGone(CapturedOutput output) throws Exception {
        var answer =
                handler.onAnythingElse(
                        new IOException("Broken pipe"), new MockHttpServletResponse());

        assertThat(answer).isNull();
        assertThat(output).doesNotContain("A request failed");
    }
}

package io.threatmonitor.ingest.intake.otlp;

import io.threatmonitor.kit.security.Refusal;
import io.threatmonitor.kit.security.RefusalShape;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

import java.io.IOException;

/**
 * Refusals as OTLP 1.x, "Failures", has them. Its senders retry after 429 and 503 and drop what is
 * answered with 401 or 403, as each of these means.
 */
@Component
final class OtlpRefusals implements RefusalShape {

    private static final RequestMatcher PATH =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, OtlpController.PATH);

    private final OtlpAnswers answers;

    OtlpRefusals(OtlpAnswers answers) {
        this.answers = answers;
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        return PATH.matches(request);
    }

    @Override
    public void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
            throws IOException {
        OtlpEncoding encoding = OtlpEncoding.ofAnswerTo(request);
        response.setStatus(refusal.code().httpStatus());
        response.setContentType(encoding.mediaType().toString());
        response.getOutputStream().write(answers.failure(encoding, refusal.message()));
    }
}

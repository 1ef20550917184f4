package io.threatmonitor.ingest.intake.webhooks;

import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.kit.api.ErrorAnswers;
import io.threatmonitor.kit.security.Refusal;
import io.threatmonitor.kit.security.RefusalShape;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

import java.io.IOException;

/**
 * Alertmanager's webhook takes only 5xx for worth another try, so that a quota that is used up must
 * not answer 429: prometheus/alertmanager, {@code notify/webhook/webhook.go}.
 */
final class AlertmanagerRefusals implements RefusalShape {

    private static final RequestMatcher PATH =
            PathPatternRequestMatcher.withDefaults()
                    .matcher(HttpMethod.POST, "/api/v1/webhooks/" + AlertmanagerMapping.KIND);

    private final ErrorAnswers answers;

    AlertmanagerRefusals(ErrorAnswers answers) {
        this.answers = answers;
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        return PATH.matches(request);
    }

    @Override
    public void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
            throws IOException {
        boolean overQuota = refusal.code() == ErrorCode.TOO_MANY_REQUESTS;
        answers.write(
                response, overQuota ? ErrorCode.UNAVAILABLE : refusal.code(), refusal.message());
    }
}

package io.threatmonitor.ingest.intake.splunk;

import io.threatmonitor.ingest.intake.SenderJson;
import io.threatmonitor.kit.security.Refusal;
import io.threatmonitor.kit.security.RefusalShape;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

import java.io.IOException;

/** Refusals in the collector's words: forwarders look at its codes, and retry on 503 alone. */
@Component
final class HecRefusals implements RefusalShape {

    private static final HecAnswer TOKEN_DISABLED = HecAnswer.of("Token disabled", 1);
    private static final HecAnswer TOKEN_REQUIRED = HecAnswer.of("Token is required", 2);
    private static final HecAnswer TOKEN_INVALID = HecAnswer.of("Invalid token", 4);

    private final SenderJson json;

    HecRefusals(SenderJson json) {
        this.json = json;
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/services/collector");
    }

    @Override
    public void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
            throws IOException {
        boolean anonymous = request.getHeader(HttpHeaders.AUTHORIZATION) == null;
        switch (refusal.code()) {
            case UNAUTHENTICATED ->
                    answer(
                            response,
                            anonymous ? 401 : 403,
                            anonymous ? TOKEN_REQUIRED : TOKEN_INVALID);
            case FORBIDDEN -> answer(response, 403, TOKEN_DISABLED);
            default -> answer(response, 503, HecAnswer.BUSY);
        }
    }

    private void answer(HttpServletResponse response, int status, HecAnswer answer)
            throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(json.bytes(answer));
    }
}

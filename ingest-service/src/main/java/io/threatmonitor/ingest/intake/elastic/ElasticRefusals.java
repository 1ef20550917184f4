package io.threatmonitor.ingest.intake.elastic;

import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.ingest.intake.SenderJson;
import io.threatmonitor.kit.security.Refusal;
import io.threatmonitor.kit.security.RefusalShape;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

import java.io.IOException;

/** Refusals in Elasticsearch's shape; senders repeat a request after 429 and 503. */
@Component
final class ElasticRefusals implements RefusalShape {

    /** RFC 7617 section 2: clients that hold a password send it only once they are asked. */
    private static final String BASIC = "Basic realm=\"security\", charset=\"UTF-8\"";

    private final SenderJson json;

    ElasticRefusals(SenderJson json) {
        this.json = json;
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        return ElasticPaths.ALL.matches(request);
    }

    @Override
    public void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
            throws IOException {
        if (refusal.code() == ErrorCode.UNAUTHENTICATED) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, BASIC);
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"security\"");
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "ApiKey");
        }
        var error = ElasticError.of(refusal.code(), reasonOf(request, refusal));
        response.setStatus(error.status());
        response.setContentType(ElasticAnswers.contentType(request));
        response.getOutputStream().write(json.bytes(error.body()));
    }

    private static String reasonOf(HttpServletRequest request, Refusal refusal) {
        if (refusal.code() != ErrorCode.UNAUTHENTICATED) {
            return refusal.message();
        }
        return request.getHeader(HttpHeaders.AUTHORIZATION) == null
                ? "missing authentication credentials for REST request"
                : "unable to authenticate with provided credentials";
    }
}

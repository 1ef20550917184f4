package io.threatmonitor.kit.security;

import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.contracts.audit.AuditAction.Outcome;
import io.threatmonitor.contracts.audit.AuditAction.Target;
import io.threatmonitor.kit.audit.AuditActions;
import io.threatmonitor.kit.audit.AuditPublisher;
import io.threatmonitor.kit.caller.Callers;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

import java.io.IOException;

/** Answers a request that is not allowed in its own shape, and tells the audit trail. */
final class DeniedRequests implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String MODULE = "access";

    private final Refusals refusals;
    private final Callers callers;
    private final AuditActions actions;
    private final AuditPublisher audit;
    private final BearerTokenAuthenticationEntryPoint challenge =
            new BearerTokenAuthenticationEntryPoint();
    private final BearerTokenAccessDeniedHandler refusal = new BearerTokenAccessDeniedHandler();

    DeniedRequests(Refusals refusals, Callers callers, AuditActions actions, AuditPublisher audit) {
        this.refusals = refusals;
        this.callers = callers;
        this.actions = actions;
        this.audit = audit;
    }

    /** No token, or one that does not hold (RFC 6750 section 3). */
    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        record(request, "authentication_failed", "A request without a valid token was refused");
        challenge.commence(request, response, e);
        refusals.write(request, response, Refusal.of(ErrorCode.UNAUTHENTICATED));
    }

    /** A valid token, but not the role that this takes (RFC 6750 section 3.1). */
    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        record(
                request,
                "access_denied",
                "A request that the caller's roles do not allow was refused");
        refusal.handle(request, response, e);
        refusals.write(request, response, Refusal.of(ErrorCode.FORBIDDEN));
    }

    private void record(HttpServletRequest request, String action, String description) {
        var target = new Target("endpoint", request.getMethod() + " " + request.getRequestURI());
        audit.publish(
                actions.by(
                        callers.of(request), MODULE, action, target, Outcome.DENIED, description));
    }
}

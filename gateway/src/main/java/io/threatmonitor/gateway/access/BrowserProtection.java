package io.threatmonitor.gateway.access;

import io.threatmonitor.gateway.GatewayProperties;

import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec;
import org.springframework.security.web.server.csrf.CookieServerCsrfTokenRepository;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.header.XFrameOptionsServerHttpHeadersWriter.Mode;
import org.springframework.stereotype.Component;

/** What keeps other sites' pages, and scripts that are not ours, away from a session. */
@Component
class BrowserProtection {

    /** Mantine sets style attributes, hence the one exception. */
    private static final String CONTENT_SECURITY_POLICY =
            String.join(
                    "; ",
                    "default-src 'self'",
                    "script-src 'self'",
                    "style-src 'self' 'unsafe-inline'",
                    "img-src 'self' data:",
                    "font-src 'self'",
                    "connect-src 'self'",
                    "object-src 'none'",
                    "base-uri 'none'",
                    "frame-ancestors 'none'",
                    "form-action 'self'");

    private static final String PERMISSIONS_POLICY =
            "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

    private final GatewayProperties properties;
    private final Refusals refusals;

    BrowserProtection(GatewayProperties properties, Refusals refusals) {
        this.properties = properties;
        this.refusals = refusals;
    }

    void configure(ServerHttpSecurity http) {
        http.csrf(csrf ->
                        csrf.csrfTokenRepository(readableCookie())
                                .csrfTokenRequestHandler(new CsrfHeader())
                                .accessDeniedHandler(refusals))
                .headers(this::headers);
    }

    private CookieServerCsrfTokenRepository readableCookie() {
        var repository = CookieServerCsrfTokenRepository.withHttpOnlyFalse();
        repository.setCookieCustomizer(
                cookie -> cookie.path("/").secure(properties.secure()).sameSite("Strict"));
        return repository;
    }

    private void headers(HeaderSpec headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicy(policy -> policy.policy(PERMISSIONS_POLICY))
                .frameOptions(options -> options.mode(Mode.DENY))
                .hsts(HeaderSpec.HstsSpec::disable);
        if (properties.secure()) {
            headers.writer(new StrictTransport());
        }
    }
}

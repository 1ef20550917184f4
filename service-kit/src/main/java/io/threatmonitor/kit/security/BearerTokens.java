package io.threatmonitor.kit.security;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/**
 * Finds an access token (RFC 6750 section 2.1) where no other credentials were taken. What looks
 * like one at once takes no regular expression; everything else is left to Spring Security.
 */
final class BearerTokens implements BearerTokenResolver {

    private static final String SCHEME = "Bearer ";

    private final BearerTokenResolver standard = new DefaultBearerTokenResolver();

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        if (SecurityContextHolder.getContext().getAuthentication() != null) {
            return null;
        }
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.startsWith(SCHEME) && isToken(header, SCHEME.length())
                ? header.substring(SCHEME.length())
                : standard.resolve(request);
    }

    /** RFC 6750 section 2.1, {@code b64token}, without the padding that no JWT has. */
    private static boolean isToken(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (!isOfToken(text.charAt(i))) {
                return false;
            }
        }
        return from < text.length();
    }

    private static boolean isOfToken(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "-._~+/".indexOf(c) >= 0;
    }
}

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

    /** RFC 6750 section 2.1, {@code b64token}, without the padding that no JWT has. */
    private static final boolean[] OF_TOKENS = ofTokens();

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

    private static boolean isToken(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= OF_TOKENS.length || !OF_TOKENS[c]) {
                return false;
            }
        }
        return from < text.length();
    }

    private static boolean[] ofTokens() {
        var characters = new boolean[128];
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/"
                .chars()
                .forEach(c -> characters[c] = true);
        return characters;
    }
}

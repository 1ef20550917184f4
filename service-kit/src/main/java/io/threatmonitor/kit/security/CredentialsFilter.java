package io.threatmonitor.kit.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.util.List;

/** Asks all {@link Credentials} before anybody looks for an access token. */
final class CredentialsFilter extends OncePerRequestFilter {

    private final List<Credentials> credentials;
    private final DeniedRequests denied;

    CredentialsFilter(List<Credentials> credentials, DeniedRequests denied) {
        this.credentials = List.copyOf(credentials);
        this.denied = denied;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            Authentication caller = callerOf(request);
            if (caller != null) {
                SecurityContextHolder.setContext(new SecurityContextImpl(caller));
            }
        } catch (AuthenticationException e) {
            denied.commence(request, response, e);
            return;
        }
        chain.doFilter(request, response);
    }

    private @Nullable Authentication callerOf(HttpServletRequest request) {
        for (Credentials each : credentials) {
            Authentication caller = each.check(request);
            if (caller != null) {
                return caller;
            }
        }
        return null;
    }
}

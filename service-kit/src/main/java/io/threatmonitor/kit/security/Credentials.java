package io.threatmonitor.kit.security;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;

/**
 * Another way than an access token to prove who calls. A service contributes it as a bean; it is
 * asked first, and an access token counts only where it knows nothing. Implementations are
 * thread-safe.
 */
@FunctionalInterface
public interface Credentials {

    /**
     * Who calls; null where the request shows no credentials of this kind.
     *
     * @throws AuthenticationException when it shows some that do not hold
     */
    @Nullable Authentication check(HttpServletRequest request);
}

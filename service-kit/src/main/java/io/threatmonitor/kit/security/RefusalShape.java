package io.threatmonitor.kit.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;

/**
 * How the requests of one foreign protocol are turned away. A service contributes one as a bean for
 * each protocol that expects something else than the envelope. Implementations are thread-safe.
 */
public interface RefusalShape {

    boolean matches(HttpServletRequest request);

    /**
     * Writes status and body. {@code Retry-After}, challenges and rate limit headers are set
     * already, and may be overwritten. Chooses another status where the protocol's senders would
     * misunderstand the code's own.
     */
    void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
            throws IOException;
}

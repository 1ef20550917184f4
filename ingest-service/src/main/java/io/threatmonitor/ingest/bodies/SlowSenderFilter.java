package io.threatmonitor.ingest.bodies;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

import java.io.IOException;

/** Ends requests whose senders take too long. Counts what is on the wire, so it comes first. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 1)
final class SlowSenderFilter extends HttpFilter {

    private final SlowSenderProperties properties;

    SlowSenderFilter(SlowSenderProperties properties) {
        this.properties = properties;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new TimedRequest(request, response), response);
    }

    private final class TimedRequest extends HttpServletRequestWrapper {

        private final HttpServletResponse response;
        private @Nullable TimedStream body;

        TimedRequest(HttpServletRequest request, HttpServletResponse response) {
            super(request);
            this.response = response;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (body == null) {
                body =
                        new TimedStream(
                                super.getInputStream(),
                                properties,
                                System::nanoTime,
                                this::closeConnection);
            }
            return body;
        }

        /** What is left of the body would be as slow. */
        private void closeConnection() {
            response.setHeader(HttpHeaders.CONNECTION, "close");
        }
    }
}

package io.threatmonitor.ingest.intake.elastic;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import java.io.IOException;

/**
 * Puts the header without which Elastic's clients (since 7.14) go no further on every answer, also
 * on those that other filters give.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ProductHeader extends HttpFilter {

    static final String NAME = "X-Elastic-Product";
    static final String VALUE = "Elasticsearch";

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (ElasticPaths.ALL.matches(request)) {
            response.setHeader(NAME, VALUE);
        }
        chain.doFilter(request, response);
    }
}

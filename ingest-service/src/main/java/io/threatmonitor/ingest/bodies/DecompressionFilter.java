package io.threatmonitor.ingest.bodies;

import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.kit.api.ErrorAnswers;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

import java.io.IOException;

/**
 * Lets every controller read plain bodies. By its default order it follows the security filters.
 */
@Component
final class DecompressionFilter extends HttpFilter {

    private final ErrorAnswers answers;

    DecompressionFilter(ErrorAnswers answers) {
        this.answers = answers;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var coding = ContentCoding.named(request.getHeader(HttpHeaders.CONTENT_ENCODING));
        switch (coding) {
            case null -> refuse(response);
            case IDENTITY -> chain.doFilter(request, response);
            case GZIP, ZSTD -> {
                try (var decompressed = new DecompressedRequest(request, coding)) {
                    chain.doFilter(decompressed, response);
                }
            }
        }
    }

    private void refuse(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.ACCEPT_ENCODING, ContentCoding.ACCEPTED);
        answers.write(
                response,
                ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                "A body may be compressed by one of: " + ContentCoding.ACCEPTED);
    }
}

package io.threatmonitor.ingest.intake.elastic;

import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Which addresses are Elasticsearch's. No index starts with an underscore, all else does. */
final class ElasticPaths {

    /** The gateway takes it away; senders that come without a gateway may use it as well. */
    static final String PREFIX = "/elasticsearch";

    /** None of them is below this, which nearly all requests are. */
    private static final String OURS = "/api/v1/";

    private static final RequestMatcher PATTERNS =
            new OrRequestMatcher(
                    path("/"),
                    path(PREFIX),
                    path(PREFIX + "/**"),
                    path("/_*/**"),
                    path("/*/_*/**"),
                    PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.HEAD, "/*"),
                    PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.PUT, "/*"));

    static final RequestMatcher ALL =
            request -> !request.getRequestURI().startsWith(OURS) && PATTERNS.matches(request);

    private ElasticPaths() {}

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }
}

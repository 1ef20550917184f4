package io.threatmonitor.ingest.intake.elastic;

import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Which addresses are Elasticsearch's. No index starts with an underscore, all else does. */
final class ElasticPaths {

    /** The gateway takes it away; senders that come without a gateway may use it as well. */
    static final String PREFIX = "/elasticsearch";

    static final RequestMatcher ALL =
            new OrRequestMatcher(
                    path("/"),
                    path(PREFIX),
                    path(PREFIX + "/**"),
                    path("/_*/**"),
                    path("/*/_*/**"),
                    PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.HEAD, "/*"),
                    PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.PUT, "/*"));

    private ElasticPaths() {}

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }
}

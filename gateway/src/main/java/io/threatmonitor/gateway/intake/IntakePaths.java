package io.threatmonitor.gateway.intake;

import java.util.List;

/** The addresses at which other products' senders expect to find their own server. */
public final class IntakePaths {

    /** Splunk HTTP Event Collector, Elasticsearch, OTLP, CloudEvents, webhooks: never a browser. */
    public static final List<String> OF_SENDERS =
            List.of(
                    "/services/collector",
                    "/services/collector/**",
                    "/elasticsearch",
                    "/elasticsearch/**",
                    "/v1/logs",
                    "/api/v1/cloudevents",
                    "/api/v1/cloudevents/",
                    "/api/v1/webhooks/**");

    /** Where both people and senders come. */
    public static final List<String> SHARED = List.of("/api/v1/events", "/api/v1/events/**");

    private static final List<String> PREFIXES =
            List.of("/services/", "/elasticsearch", "/v1/", "/api/");

    private IntakePaths() {}

    /** Whether a program asks, and understands an envelope rather than a page. */
    public static boolean isForPrograms(String path) {
        return path.equals("/api") || PREFIXES.stream().anyMatch(path::startsWith);
    }
}

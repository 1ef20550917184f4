package io.threatmonitor.gateway.routing;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;

import java.util.Locale;
import java.util.Set;

/** Tells requests that bring events one after the other, for as long as their sender likes. */
final class EventStreams {

    private static final Set<String> PATHS = Set.of("/api/v1/events", "/api/v1/events/");

    /** One JSON text a line goes by several names; none is registered with IANA. */
    private static final Set<String> JSON_LINES =
            Set.of("application/x-ndjson", "application/jsonl", "application/x-jsonlines");

    private EventStreams() {}

    static boolean isOne(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        return HttpMethod.POST.equals(request.getMethod())
                && PATHS.contains(request.getPath().value())
                && JSON_LINES.contains(mediaType(request.getHeaders().getFirst("Content-Type")));
    }

    private static String mediaType(@Nullable String contentType) {
        if (contentType == null) {
            return "";
        }
        int parameters = contentType.indexOf(';');
        String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
        return type.strip().toLowerCase(Locale.ROOT);
    }
}

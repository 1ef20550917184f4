package io.threatmonitor.gateway.routing;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;

/** Tells requests that bring events one after the other, for as long as their sender likes. */
final class EventStreams {

    private static final String PATH = "/api/v1/events";
    private static final MediaType NDJSON = MediaType.APPLICATION_NDJSON;

    private EventStreams() {}

    static boolean isOne(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        return HttpMethod.POST.equals(request.getMethod())
                && request.getPath().value().equals(PATH)
                && NDJSON.toString()
                        .equalsIgnoreCase(mediaType(request.getHeaders().getFirst("Content-Type")));
    }

    private static String mediaType(@Nullable String contentType) {
        if (contentType == null) {
            return "";
        }
        int parameters = contentType.indexOf(';');
        return (parameters < 0 ? contentType : contentType.substring(0, parameters)).strip();
    }
}

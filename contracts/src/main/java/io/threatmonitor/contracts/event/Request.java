package io.threatmonitor.contracts.event;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** The HTTP request that the event is about, where there was one. */
public record Request(
        @Nullable String method, @Nullable String path, @Nullable Map<String, String> headers) {

    public Request {
        headers = headers == null ? null : Map.copyOf(headers);
    }
}

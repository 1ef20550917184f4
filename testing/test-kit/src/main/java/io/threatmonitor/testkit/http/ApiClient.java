package io.threatmonitor.testkit.http;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.testkit.identity.TestToken;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A client of one service that speaks JSON as {@link WireJson} does and follows no redirect.
 * Immutable: {@link #as} and {@link #with} answer a new client. Thread-safe.
 */
public final class ApiClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http;
    private final Supplier<URI> address;
    private final Map<String, String> headers;

    /**
     * @param address of the service, asked for each call
     */
    public ApiClient(Supplier<URI> address) {
        this(HttpClient.newBuilder().connectTimeout(TIMEOUT).build(), address, Map.of());
    }

    private ApiClient(HttpClient http, Supplier<URI> address, Map<String, String> headers) {
        this.http = http;
        this.address = address;
        this.headers = headers;
    }

    public ApiClient as(TestToken token) {
        return as(token.compact());
    }

    public ApiClient as(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** Sends this header with each call. */
    public ApiClient with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ApiClient(http, address, more);
    }

    /**
     * @param path below the service's address, or an absolute URL such as {@code next} of a page
     */
    public ApiAnswer get(String path) {
        return send("GET", path, null);
    }

    public ApiAnswer post(String path, Object body) {
        return send("POST", path, body);
    }

    public ApiAnswer patch(String path, Object body) {
        return send("PATCH", path, body);
    }

    /**
     * @param body text and bytes go out as they are, anything else as JSON; null for no body
     */
    public ApiAnswer send(String method, String path, @Nullable Object body) {
        try {
            var response = http.send(request(method, path, body), BodyHandlers.ofString());
            return new ApiAnswer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Opens a stream of server-sent events; the caller closes it. */
    public EventStream stream(String path) {
        return EventStream.open(http, request("GET", path, null));
    }

    private HttpRequest request(String method, String path, @Nullable Object body) {
        var request = HttpRequest.newBuilder(address.get().resolve(path)).timeout(TIMEOUT);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.method(method, BodyPublishers.ofByteArray(bytes(body)));
            request.setHeader("Content-Type", "application/json");
        }
        headers.forEach(request::setHeader);
        return request.build();
    }

    private static byte[] bytes(Object body) {
        return switch (body) {
            case byte[] bytes -> bytes;
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            default -> WireJson.MAPPER.writeValueAsBytes(body);
        };
    }
}

package io.threatmonitor.gateway.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.threatmonitor.contracts.WireJson;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** A service over real HTTP that answers with what it received. */
public final class EchoService {

    /** The end of the stream at {@link #stream}. */
    public static final String END = "";

    /** What a service saw of a request; header names are in lower case. */
    public record Received(
            String service,
            String method,
            String path,
            @Nullable String query,
            Map<String, String> headers,
            int bodyLength) {}

    private final String name;
    private final HttpServer server;
    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();

    public EchoService(String name) {
        this.name = name;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::echo);
        server.createContext("/api/v1/stream", this::stream);
        server.createContext("/api/v1/audit/forbidden", exchange -> answer(exchange, 403, "{}"));
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Sends a frame to whoever reads the stream. */
    public void send(String frame) {
        frames.add(frame);
    }

    private void echo(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        var headers = new TreeMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) ->
                        headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        var received =
                new Received(
                        name,
                        exchange.getRequestMethod(),
                        uri.getPath(),
                        uri.getQuery(),
                        headers,
                        exchange.getRequestBody().readAllBytes().length);
        exchange.getResponseHeaders().add("Set-Cookie", "from=" + name);
        answer(exchange, 200, WireJson.MAPPER.writeValueAsString(received));
    }

    private void stream(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            var body = exchange.getResponseBody();
            for (var frame = frames.take(); !frame.equals(END); frame = frames.take()) {
                body.write("data: %s\n\n".formatted(frame).getBytes(StandardCharsets.UTF_8));
                body.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void answer(HttpExchange exchange, int status, String json) throws IOException {
        try (exchange) {
            var body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}

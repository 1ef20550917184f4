package io.threatmonitor.alert.notification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.threatmonitor.contracts.WireJson;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A server that takes notifications and answers as it is told. Thread-safe. */
public final class HttpReceiver implements AutoCloseable {

    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Function<Request, Reply> replies = request -> Reply.OK;
    private volatile boolean hangs;

    /** What came. */
    public record Request(String path, Map<String, String> headers, String body) {

        public @Nullable String header(String name) {
            return headers.get(name.toLowerCase(Locale.ROOT));
        }

        public JsonNode json() {
            return WireJson.MAPPER.readTree(body);
        }
    }

    /** What goes back. */
    public record Reply(int status, Map<String, String> headers) {

        public static final Reply OK = new Reply(200, Map.of());

        public static Reply of(int status) {
            return new Reply(status, Map.of());
        }
    }

    private HttpReceiver(String host, int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(host, port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    public static HttpReceiver start() {
        return on("127.0.0.1");
    }

    public static HttpReceiver on(String host) {
        return on(host, 0);
    }

    public static HttpReceiver on(String host, int port) {
        return new HttpReceiver(host, port);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /** All that came, in order, also what was answered with an error. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    public void answer(Reply reply) {
        replies = request -> reply;
    }

    public void answer(Function<Request, Reply> how) {
        replies = how;
    }

    /** From now on nobody gets an answer. */
    public void hang() {
        hangs = true;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = new HashMap<String, String>();
            exchange.getRequestHeaders()
                    .forEach((name, values) ->
                            headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            var request =
                    new Request(
                            exchange.getRequestURI().toString(),
                            headers,
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
            requests.add(request);
            if (hangs) {
                closed.await();
            }
            Reply reply = replies.apply(request);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(reply.status(), -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}

package io.threatmonitor.testkit.http;

import io.threatmonitor.contracts.WireJson;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Server-sent events (WHATWG HTML, section 9.2) as they arrive, kept until the stream is closed.
 * Thread-safe.
 */
public final class EventStream implements AutoCloseable {

    /**
     * One event.
     *
     * @param event its type, null where the frame names none
     */
    public record Frame(@Nullable String id, @Nullable String event, String data) {

        public <T> T data(Class<T> type) {
            return WireJson.MAPPER.readValue(data, type);
        }
    }

    private final HttpResponse<InputStream> response;
    private final List<Frame> frames = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    private EventStream(HttpResponse<InputStream> response) {
        this.response = response;
        Thread.ofVirtual().name("event-stream").start(this::read);
    }

    static EventStream open(HttpClient http, HttpRequest request) {
        try {
            return new EventStream(http.send(request, BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public int status() {
        return response.statusCode();
    }

    /** The first value of a header, or null. */
    public @Nullable String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    /** All frames up to now, in the order in which they came. */
    public List<Frame> frames() {
        return List.copyOf(frames);
    }

    /** The frames of one type up to now. */
    public List<Frame> frames(String event) {
        return frames.stream().filter(frame -> event.equals(frame.event())).toList();
    }

    /** Whether the service has ended the stream. */
    public boolean hasEnded() {
        return ended;
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            var frame = new FrameBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    frame.addTo(frames);
                    frame = new FrameBuilder();
                } else {
                    frame.take(line);
                }
            }
        } catch (IOException e) {
            // closed by us, or cut by the service: either way there is no more to come
        } finally {
            ended = true;
        }
    }

    /** The lines of one frame. */
    private static final class FrameBuilder {

        private @Nullable String id;
        private @Nullable String event;
        private final StringBuilder data = new StringBuilder();

        void take(String line) {
            int colon = line.indexOf(':');
            String field = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 1);
            value = value.startsWith(" ") ? value.substring(1) : value;
            switch (field) {
                case "id" -> id = value;
                case "event" -> event = value;
                case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
                default -> {} // comments, and fields that the specification tells to ignore
            }
        }

        void addTo(List<Frame> frames) {
            if (!data.isEmpty()) {
                frames.add(new Frame(id, event, data.toString()));
            }
        }
    }
}

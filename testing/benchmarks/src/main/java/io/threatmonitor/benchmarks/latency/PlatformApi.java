package io.threatmonitor.benchmarks.latency;

import io.threatmonitor.benchmarks.running.BenchmarkException;
import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.Severity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The public door, for a sensor and an analyst. */
final class PlatformApi implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** So many that none is taken for a flood, which would be one alert. */
    private static final int SOURCES = 20;

    private final URI address;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final AtomicInteger sources = new AtomicInteger();

    PlatformApi(URI address) {
        this.address = address;
    }

    /** Sends one event that raises an alert, and answers its id once the platform has it. */
    UUID report(String sensorToken) {
        String source = "benchmark-" + sources.getAndIncrement() % SOURCES;
        var event = new NewEvent(source, EventType.ANOMALY, Severity.HIGH, "A measured event");
        var request =
                request("/api/v1/events", sensorToken)
                        .header("Content-Type", "application/json")
                        .timeout(TIMEOUT)
                        .POST(BodyPublishers.ofString(WireJson.MAPPER.writeValueAsString(event)))
                        .build();
        var accepted = send(request, BodyHandlers.ofString(), 202);
        return UUID.fromString(WireJson.MAPPER.readTree(accepted).at("/data/id").stringValue());
    }

    /** Opens the stream of an analyst's page; returns once it is open. */
    void listen(String analystToken, Consumer<UUID> raised) {
        var request = request("/api/v1/stream", analystToken).GET().build();
        Stream<String> lines = send(request, BodyHandlers.ofLines(), 200);
        var frames = new AlertFrames(raised);
        Thread.ofVirtual().name("stream").start(() -> readUntilClosed(lines, frames));
    }

    private static void readUntilClosed(Stream<String> lines, AlertFrames frames) {
        try (lines) {
            lines.forEach(frames::line);
        } catch (UncheckedIOException e) {
            // closed at the end of the measurement; alerts that are missing are counted there
        }
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", "Bearer " + token);
    }

    private <T> T send(HttpRequest request, BodyHandler<T> body, int expected) {
        try {
            var response = http.send(request, body);
            if (response.statusCode() != expected) {
                throw new BenchmarkException(
                        "%s answered %d".formatted(request.uri(), response.statusCode()));
            }
            return response.body();
        } catch (IOException e) {
            throw new BenchmarkException(request.uri() + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("Interrupted", e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private record NewEvent(
            String sourceName, EventType eventType, Severity severity, String description) {}
}

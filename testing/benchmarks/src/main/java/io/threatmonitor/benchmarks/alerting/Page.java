package io.threatmonitor.benchmarks.alerting;

import io.threatmonitor.benchmarks.latency.AlertFrames;
import io.threatmonitor.benchmarks.running.BenchmarkException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** One open stream whose frames are read as a page reads them. */
final class Page implements AutoCloseable {

    private final HttpClient http;
    private final InputStream body;

    private Page(HttpClient http, InputStream body) {
        this.http = http;
        this.body = body;
    }

    /**
     * @param raised hears the id of the event behind each new alert
     */
    static Page open(URI service, String token, Consumer<UUID> raised) throws IOException {
        var request =
                HttpRequest.newBuilder(service.resolve("/api/v1/stream"))
                        .header("Authorization", "Bearer " + token)
                        .header("Accept-Encoding", "gzip")
                        .build();
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        try {
            var response = http.send(request, BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new BenchmarkException("The stream answered " + response.statusCode());
            }
            var page = new Page(http, response.body());
            Thread.ofPlatform().name("page").daemon().start(() -> page.read(raised));
            return page;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("Interrupted", e);
        }
    }

    private void read(Consumer<UUID> raised) {
        var frames = new AlertFrames(raised);
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(new Inflated(body), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                frames.line(line);
            }
        } catch (IOException e) {
            // closed at the end of the measurement; alerts that are missing are counted there
        }
    }

    /**
     * Says that there is nothing more to read without waiting, where the one that it extends always
     * says that there is: a reader would wait for a full buffer before it gave a frame away.
     */
    private static final class Inflated extends GZIPInputStream {

        Inflated(InputStream body) throws IOException {
            super(body);
        }

        @Override
        public int available() {
            return 0;
        }
    }

    @Override
    public void close() throws IOException {
        body.close();
        http.shutdownNow();
    }
}

package io.threatmonitor.alert.notification;

import io.threatmonitor.alert.notification.HttpReceiver.Reply;
import io.threatmonitor.alert.notification.HttpReceiver.Request;
import io.threatmonitor.contracts.WireJson;

import org.springframework.util.FileSystemUtils;

import tools.jackson.databind.JsonNode;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * An Alertmanager: Debian's, where {@code prometheus-alertmanager} is on the path, and otherwise
 * one that takes what its API v2 (openapi.yaml, {@code postableAlerts}) takes.
 */
public interface AlertmanagerPeer extends AutoCloseable {

    /** The one that is installed, or the other. */
    static AlertmanagerPeer start() throws IOException, InterruptedException {
        Optional<Path> installed =
                Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
                        .map(folder -> Path.of(folder, "prometheus-alertmanager"))
                        .filter(Files::isExecutable)
                        .findFirst();
        return installed.isPresent() ? new Installed(installed.get()) : new ByTheBook();
    }

    String url();

    /** Whether the alert with this label {@code alert_id} fires. */
    boolean isFiring(String alertId) throws IOException, InterruptedException;

    /** The alert as it was posted last. */
    JsonNode alert(String alertId) throws IOException, InterruptedException;

    @Override
    void close();

    /** A process of its own. */
    final class Installed implements AlertmanagerPeer {

        private final HttpClient http = HttpClient.newHttpClient();
        private final Path folder = Files.createTempDirectory("alertmanager");
        private final Process process;
        private final int port;

        Installed(Path binary) throws IOException, InterruptedException {
            Path config = folder.resolve("alertmanager.yml");
            Files.writeString(config, "route: {receiver: nobody}\nreceivers: [{name: nobody}]\n");
            port = freePort();
            process =
                    new ProcessBuilder(
                                    binary.toString(),
                                    "--config.file=" + config,
                                    "--storage.path=" + folder.resolve("data"),
                                    "--cluster.listen-address=",
                                    "--web.listen-address=127.0.0.1:" + port)
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("log").toFile())
                            .start();
            Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
            while (!isReady()) {
                if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                    throw new IOException(Files.readString(folder.resolve("log")));
                }
                var _ = process.waitFor(100, TimeUnit.MILLISECONDS);
            }
        }

        @Override
        public String url() {
            return "http://127.0.0.1:" + port;
        }

        @Override
        public boolean isFiring(String alertId) throws IOException, InterruptedException {
            return !alerts(alertId).isEmpty();
        }

        @Override
        public JsonNode alert(String alertId) throws IOException, InterruptedException {
            return alerts(alertId).get(0);
        }

        private JsonNode alerts(String alertId) throws IOException, InterruptedException {
            String filter = "/api/v2/alerts?active=true&filter=alert_id%3D%22" + alertId + "%22";
            return WireJson.MAPPER.readTree(get(filter));
        }

        private boolean isReady() throws InterruptedException {
            try {
                get("/-/ready");
                return true;
            } catch (IOException e) {
                return false;
            }
        }

        private String get(String path) throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(URI.create(url() + path)).build();
            return http.send(request, BodyHandlers.ofString()).body();
        }

        private static int freePort() throws IOException {
            try (var socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            }
        }

        @Override
        public void close() {
            process.destroy();
            process.onExit().join();
            FileSystemUtils.deleteRecursively(folder.toFile());
        }
    }

    /** Refuses what the specification refuses, and keeps the rest. */
    final class ByTheBook implements AlertmanagerPeer {

        private final HttpReceiver receiver = HttpReceiver.start();

        ByTheBook() {
            receiver.answer(request -> Reply.of(isValid(request) ? 200 : 400));
        }

        @Override
        public String url() {
            return receiver.url("");
        }

        @Override
        public boolean isFiring(String alertId) {
            return latest(alertId)
                    .map(alert -> instant(alert.required("endsAt")).isAfter(Instant.now()))
                    .orElse(false);
        }

        @Override
        public JsonNode alert(String alertId) {
            return latest(alertId).orElseThrow();
        }

        private Optional<JsonNode> latest(String alertId) {
            return receiver.requests().stream()
                    .filter(ByTheBook::isValid)
                    .flatMap(request -> request.json().valueStream())
                    .filter(alert -> alert.at("/labels/alert_id").asString().equals(alertId))
                    .reduce((earlier, later) -> later);
        }

        private static boolean isValid(Request request) {
            return request.path().equals("/api/v2/alerts")
                    && String.valueOf(request.header("Content-Type")).startsWith("application/json")
                    && request.json().isArray()
                    && request.json().valueStream().allMatch(ByTheBook::isPostable);
        }

        private static boolean isPostable(JsonNode alert) {
            boolean labels =
                    alert.at("/labels").isObject()
                            && !alert.at("/labels").isEmpty()
                            && alert.at("/labels").properties().stream()
                                    .allMatch(label ->
                                            label.getKey().matches("[a-zA-Z_][a-zA-Z0-9_]*")
                                                    && label.getValue().isString());
            boolean annotations =
                    alert.at("/annotations").valueStream().allMatch(JsonNode::isString);
            boolean times =
                    !instant(alert.required("endsAt"))
                            .isBefore(instant(alert.required("startsAt")));
            return labels && annotations && times;
        }

        private static Instant instant(JsonNode text) {
            try {
                return OffsetDateTime.parse(text.stringValue()).toInstant();
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(e);
            }
        }

        @Override
        public void close() {
            receiver.close();
        }
    }
}

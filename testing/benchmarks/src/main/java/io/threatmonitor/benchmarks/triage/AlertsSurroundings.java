package io.threatmonitor.benchmarks.triage;

import io.threatmonitor.benchmarks.running.BenchmarkException;
import io.threatmonitor.benchmarks.running.Launcher;
import io.threatmonitor.platform.kafka.KafkaBroker;
import io.threatmonitor.platform.kafka.KafkaSettings;
import io.threatmonitor.platform.postgres.PostgresServer;
import io.threatmonitor.platform.postgres.PostgresSettings;
import io.threatmonitor.platform.prepared.StateFolders;
import io.threatmonitor.platform.process.ChildCommand;
import io.threatmonitor.platform.process.ChildCommand.StopSignal;
import io.threatmonitor.platform.process.FreePorts;
import io.threatmonitor.platform.process.JavaRuntime;
import io.threatmonitor.platform.process.TetheredProcess;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A broker, a database and the service, below {@code target}, all gone in the end. */
final class AlertsSurroundings implements AutoCloseable {

    private static final Path FOLDER =
            Launcher.CHECKOUT.resolve("testing/benchmarks/target/alerts");
    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final String DATABASE = "alert";

    private final TokenIssuer issuer;
    private final KafkaBroker broker;
    private final PostgresServer postgres;
    private final int port = FreePorts.any();
    private final TetheredProcess service;

    private AlertsSurroundings(TokenIssuer issuer, KafkaBroker broker, PostgresServer postgres) {
        this.issuer = issuer;
        this.broker = broker;
        this.postgres = postgres;
        this.service = service();
    }

    static AlertsSurroundings start() throws IOException {
        StateFolders.delete(FOLDER);
        var broker = KafkaBroker.start(KafkaSettings.forTests(FOLDER.resolve("kafka")));
        var data = FOLDER.resolve("postgres");
        var postgres =
                PostgresServer.start(
                        new PostgresSettings(
                                data.resolve("data"),
                                data.resolve("postgres.log"),
                                FreePorts.any(),
                                "benchmark",
                                true));
        postgres.ensureDatabase(DATABASE, "benchmark");
        var surroundings = new AlertsSurroundings(new TokenIssuer(), broker, postgres);
        surroundings.awaitService();
        return surroundings;
    }

    void load(int alerts) throws SQLException {
        new LikelyAlerts(() ->
                DriverManager.getConnection(postgres.url(DATABASE), "postgres", "benchmark"))
                .load(alerts);
    }

    AlertsApi api() {
        return new AlertsApi(address(), issuer);
    }

    ChangeTail tail() {
        return new ChangeTail(broker.bootstrapServers());
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private void awaitService() {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        try (var http = HttpClient.newHttpClient()) {
            var health = HttpRequest.newBuilder(address().resolve("/actuator/health")).build();
            while (System.nanoTime() < deadline && service.isAlive()) {
                if (isHealthy(http, health)) {
                    return;
                }
                AlertQueriesBenchmark.pause(Duration.ofMillis(200));
            }
        }
        throw new BenchmarkException("The alert service did not start; see " + FOLDER);
    }

    private static boolean isHealthy(HttpClient http, HttpRequest health) {
        try {
            return http.send(health, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // not yet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private TetheredProcess service() {
        return TetheredProcess.start(
                new ChildCommand(
                        "The alert service",
                        List.of(
                                JavaRuntime.java(),
                                "-Xmx512m",
                                "-jar",
                                Launcher.CHECKOUT
                                        .resolve("alert-service/target/alert-service.jar")
                                        .toString()),
                        Map.of(
                                "SERVER_PORT",
                                String.valueOf(port),
                                "SERVER_ADDRESS",
                                "127.0.0.1",
                                "POSTGRES_URL",
                                postgres.url(DATABASE),
                                "POSTGRES_USER",
                                DATABASE,
                                "POSTGRES_PASSWORD",
                                "benchmark",
                                "KAFKA_BOOTSTRAP_SERVERS",
                                broker.bootstrapServers(),
                                "OIDC_ISSUER",
                                issuer.issuer(),
                                "OIDC_JWKS",
                                issuer.keySetUrl()),
                        FOLDER,
                        FOLDER.resolve("service.log"),
                        StopSignal.TERM,
                        Duration.ofSeconds(20)));
    }

    @Override
    public void close() throws IOException {
        service.close();
        broker.close();
        postgres.close();
        issuer.close();
        StateFolders.delete(FOLDER);
    }
}

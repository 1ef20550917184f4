package io.threatmonitor.benchmarks.alerting;

import io.threatmonitor.benchmarks.running.Launcher;
import io.threatmonitor.platform.kafka.KafkaBroker;
import io.threatmonitor.platform.kafka.KafkaSettings;
import io.threatmonitor.platform.launch.UnpackedService;
import io.threatmonitor.platform.postgres.PostgresServer;
import io.threatmonitor.platform.postgres.PostgresSettings;
import io.threatmonitor.platform.prepared.StateFolders;
import io.threatmonitor.platform.process.ChildCommand;
import io.threatmonitor.platform.process.ChildCommand.StopSignal;
import io.threatmonitor.platform.process.FreePorts;
import io.threatmonitor.platform.process.HttpProbe;
import io.threatmonitor.platform.process.JavaRuntime;
import io.threatmonitor.platform.process.TetheredProcess;
import io.threatmonitor.testkit.identity.TestIssuer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A broker, a database and services, below {@code target}, all gone in the end. */
final class AlertingSurroundings implements AutoCloseable {

    private static final Path FOLDER =
            Launcher.CHECKOUT.resolve("testing/benchmarks/target/alerting");
    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    private static final String PASSWORD = "benchmark";

    private final KafkaBroker broker;
    private final PostgresServer postgres;
    private final TestIssuer issuer = TestIssuer.shared();
    private final List<TetheredProcess> services = new ArrayList<>();

    private AlertingSurroundings(KafkaBroker broker, PostgresServer postgres) {
        this.broker = broker;
        this.postgres = postgres;
    }

    /** A service that answers. */
    record Service(URI address, TetheredProcess process) {}

    static AlertingSurroundings start() throws IOException {
        StateFolders.delete(FOLDER);
        var broker = KafkaBroker.start(KafkaSettings.forBenchmarks(FOLDER.resolve("kafka")));
        var data = FOLDER.resolve("postgres");
        var postgres =
                PostgresServer.start(
                        new PostgresSettings(
                                data.resolve("data"),
                                data.resolve("postgres.log"),
                                FreePorts.any(),
                                PASSWORD,
                                true));
        return new AlertingSurroundings(broker, postgres);
    }

    /**
     * Starts one of the services and returns when it is ready.
     *
     * @param jvmOptions such as {@code -Xmx512m}
     */
    Service start(String name, String database, List<String> jvmOptions) {
        postgres.ensureDatabase(database, PASSWORD);
        int port = FreePorts.any();
        var command = new ArrayList<>(List.of(JavaRuntime.java()));
        command.addAll(jvmOptions);
        command.addAll(
                List.of(
                        "-XX:+ExitOnOutOfMemoryError",
                        "-jar",
                        UnpackedService.jar(name).toString()));
        TetheredProcess process =
                TetheredProcess.start(
                        new ChildCommand(
                                name,
                                command,
                                environment(port, database),
                                FOLDER,
                                FOLDER.resolve(name + ".log"),
                                StopSignal.TERM,
                                Duration.ofSeconds(20)));
        services.add(process);
        String address = "http://127.0.0.1:" + port;
        process.awaitReady(
                START_TIMEOUT, new HttpProbe(address + "/actuator/health/readiness")::answers);
        return new Service(URI.create(address), process);
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    String analystToken() {
        return issuer.analyst().compact();
    }

    String sensorToken() {
        return issuer.sensor("benchmark").compact();
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(postgres.url(database), "postgres", PASSWORD);
    }

    private Map<String, String> environment(int port, String database) {
        return Map.of(
                "SERVER_PORT", String.valueOf(port),
                "SERVER_ADDRESS", "127.0.0.1",
                "POSTGRES_URL", postgres.url(database),
                "POSTGRES_USER", database,
                "POSTGRES_PASSWORD", PASSWORD,
                "KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers(),
                "OIDC_ISSUER", issuer.issuer(),
                "OIDC_JWKS", issuer.keySetUrl(),
                // Sources are counted as always, but none of them is taken for a flood.
                "THREATMONITOR_FLOOD_ALERTSPERMINUTE", "10000000");
    }

    @Override
    public void close() throws IOException {
        services.forEach(TetheredProcess::askToStop);
        services.forEach(TetheredProcess::close);
        broker.close();
        postgres.close();
        StateFolders.delete(FOLDER);
    }
}

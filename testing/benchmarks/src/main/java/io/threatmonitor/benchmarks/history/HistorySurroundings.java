package io.threatmonitor.benchmarks.history;

import io.threatmonitor.benchmarks.history.HistoryBenchmark.Rate;
import io.threatmonitor.benchmarks.running.BenchmarkException;
import io.threatmonitor.benchmarks.running.Launcher;
import io.threatmonitor.contracts.Topics;
import io.threatmonitor.platform.kafka.KafkaBroker;
import io.threatmonitor.platform.kafka.KafkaSettings;
import io.threatmonitor.platform.launch.UnpackedService;
import io.threatmonitor.platform.postgres.PostgresServer;
import io.threatmonitor.platform.postgres.PostgresSettings;
import io.threatmonitor.platform.prepared.StateFolders;
import io.threatmonitor.platform.process.ChildCommand;
import io.threatmonitor.platform.process.ChildCommand.StopSignal;
import io.threatmonitor.platform.process.FreePorts;
import io.threatmonitor.platform.process.JavaRuntime;
import io.threatmonitor.platform.process.TetheredProcess;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.postgresql.PGConnection;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** A broker, a database and the service, below {@code target}, all gone in the end. */
final class HistorySurroundings implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int PARTITIONS = 12;
    private static final String DATABASE = "ingest";
    private static final String NOWHERE = "http://127.0.0.1:1";

    private final Path folder;
    private final KafkaBroker broker;
    private final PostgresServer postgres;

    private HistorySurroundings(Path folder, KafkaBroker broker, PostgresServer postgres) {
        this.folder = folder;
        this.broker = broker;
        this.postgres = postgres;
    }

    /**
     * @param benchmark whose data it is
     * @param durable whether the database writes as it does for people, or as fast as it can
     */
    static HistorySurroundings start(String benchmark, boolean durable) throws IOException {
        Path folder = Launcher.CHECKOUT.resolve("testing/benchmarks/target").resolve(benchmark);
        StateFolders.delete(folder);
        var broker = KafkaBroker.start(KafkaSettings.forBenchmarks(folder.resolve("kafka")));
        var data = folder.resolve("postgres");
        var postgres =
                PostgresServer.start(
                        new PostgresSettings(
                                data.resolve("data"),
                                data.resolve("postgres.log"),
                                FreePorts.any(),
                                "benchmark",
                                durable));
        postgres.ensureDatabase(DATABASE, "benchmark");
        return new HistorySurroundings(folder, broker, postgres);
    }

    void makeTopic() {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(Topics.EVENTS, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new BenchmarkException("No topic", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("Interrupted", e);
        }
    }

    void publish(int events) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "compression.type",
                        "lz4",
                        "linger.ms",
                        20);
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var start = Instant.now();
            for (int i = 0; i < events; i++) {
                var event = LikelyEvent.number(i, start);
                var _ =
                        producer.send(
                                new ProducerRecord<>(Topics.EVENTS, event.key(), event.json()));
            }
        }
    }

    /** From the first transaction on, so that the start of the service does not count. */
    Rate consumeAll(int events) throws SQLException {
        try (var service = serviceAt(freeAddress(), NOWHERE, NOWHERE);
                var connection = connect()) {
            long start = awaitRecorded(service, connection, 1);
            long begun = System.nanoTime();
            awaitRecorded(service, connection, events);
            return new Rate(events - start, Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    /** The same rows into a table of the same form, as fast as the server takes them. */
    Rate copyAgain() throws IOException, SQLException {
        Path rows = folder.resolve("rows");
        try (var connection = connect();
                var statement = connection.createStatement()) {
            var copies = connection.unwrap(PGConnection.class).getCopyAPI();
            try (var out = Files.newOutputStream(rows)) {
                copies.copyOut("copy (select * from event) to stdout (format binary)", out);
            }
            statement.execute("create table copied (like event including all)");
            statement.execute("checkpoint");
            long begun = System.nanoTime();
            try (var in = Files.newInputStream(rows)) {
                long copied = copies.copyIn("copy copied from stdin (format binary)", in, 1 << 16);
                return new Rate(copied, Duration.ofNanos(System.nanoTime() - begun));
            }
        }
    }

    private long awaitRecorded(TetheredProcess service, Connection connection, long events)
            throws SQLException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < deadline && service.isAlive()) {
            long recorded = recorded(connection);
            if (recorded >= events) {
                return recorded;
            }
            pause();
        }
        throw new BenchmarkException("The history did not get so far; see " + folder);
    }

    private static long recorded(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var there =
                        statement.executeQuery(
                                "select to_regclass('history_position') is not null")) {
            if (!there.next() || !there.getBoolean(1)) {
                return 0;
            }
        }
        try (var statement = connection.createStatement();
                var sum =
                        statement.executeQuery(
                                "select coalesce(sum(next_offset), 0) from history_position")) {
            return sum.next() ? sum.getLong(1) : 0;
        }
    }

    /** Where a service can listen. */
    URI freeAddress() {
        return URI.create("http://127.0.0.1:" + FreePorts.any());
    }

    /**
     * @param keys where the key set of the issuer is
     */
    TetheredProcess serviceAt(URI address, String issuer, String keys) {
        return TetheredProcess.start(
                new ChildCommand(
                        "The ingest service",
                        List.of(
                                JavaRuntime.java(),
                                "-Xmx512m",
                                "-jar",
                                UnpackedService.jar("ingest-service").toString(),
                                "--threat-monitor.roles=history"),
                        Map.of(
                                "SERVER_PORT",
                                String.valueOf(address.getPort()),
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
                                issuer,
                                "OIDC_JWKS",
                                keys),
                        folder,
                        folder.resolve("service.log"),
                        StopSignal.TERM,
                        Duration.ofSeconds(20)));
    }

    /** Returns once the service has made its tables and those of the days to come. */
    void awaitTables(Connection connection) throws SQLException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < deadline) {
            try (var statement = connection.createStatement();
                    var days =
                            statement.executeQuery(
                                    "select count(*) from pg_inherits where inhparent = to_regclass('event')")) {
                if (days.next() && days.getInt(1) > 0) {
                    return;
                }
            }
            pause();
        }
        throw new BenchmarkException("The service made no tables; see " + folder);
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(postgres.url(DATABASE), "postgres", "benchmark");
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(50));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("Interrupted", e);
        }
    }

    @Override
    public void close() throws IOException {
        broker.close();
        postgres.close();
        StateFolders.delete(folder);
    }
}

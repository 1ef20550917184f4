package io.threatmonitor.benchmarks.ingest;

import io.threatmonitor.benchmarks.running.BenchmarkException;
import io.threatmonitor.benchmarks.running.Launcher;
import io.threatmonitor.platform.geodata.GeoData;
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

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

/**
 * A broker, a database, an issuer of tokens and the service with the role intake, below {@code
 * target}, all gone in the end.
 */
final class IngestSurroundings implements AutoCloseable {

    private static final Path FOLDER =
            Launcher.CHECKOUT.resolve("testing/benchmarks/target/ingest");
    private static final Path GC_LOG = FOLDER.resolve("gc.log");
    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
    private static final String DATABASE = "ingest";
    private static final String PASSWORD = "benchmark";

    /** The other topic, for Kafka's own producer. */
    private static final String TOPIC = "benchmark.records";

    /** As many as the topic of the events has. */
    private static final int PARTITIONS = 12;

    /** Options of the service's JVM beside its heap of 512 MB: those that its README recommends. */
    private static final String JVM_OPTIONS =
            System.getProperty(
                    "threat-monitor.benchmark.ingest.jvm", "-Xms512m -Xmn280m -XX:+UseParallelGC");

    private final List<AutoCloseable> parts = new ArrayList<>();
    private final KafkaBroker broker;
    private final PostgresServer postgres;
    private final Issuer issuer;
    private final int port = FreePorts.any();
    private final TetheredProcess service;

    private IngestSurroundings() throws IOException {
        broker = started(KafkaBroker.start(KafkaSettings.forBenchmarks(FOLDER.resolve("kafka"))));
        postgres = started(startPostgres());
        issuer = started(Issuer.start());
        service = started(startService());
    }

    static IngestSurroundings start() throws IOException {
        StateFolders.delete(FOLDER);
        return new IngestSurroundings();
    }

    KafkaPerformance kafkaPerformance() {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1))).all().get();
        } catch (ExecutionException e) {
            throw new BenchmarkException("No topic", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("Interrupted", e);
        }
        return new KafkaPerformance(FOLDER, broker.bootstrapServers(), TOPIC);
    }

    /** Tokens of different sensors, so that together they stay within their quotas. */
    List<String> tokens(int sensors) {
        return IntStream.range(0, sensors).mapToObj(i -> issuer.tokenOf("sensor-" + i)).toList();
    }

    int port() {
        return port;
    }

    ServiceMemory memory() {
        return new ServiceMemory(service.pid(), GC_LOG);
    }

    private <T extends AutoCloseable> T started(T part) {
        parts.addFirst(part);
        return part;
    }

    private static PostgresServer startPostgres() {
        Path folder = FOLDER.resolve("postgres");
        var postgres =
                PostgresServer.start(
                        new PostgresSettings(
                                folder.resolve("data"),
                                folder.resolve("postgres.log"),
                                FreePorts.any(),
                                PASSWORD,
                                true));
        postgres.ensureDatabase(DATABASE, PASSWORD);
        return postgres;
    }

    private TetheredProcess startService() {
        var process =
                TetheredProcess.start(
                        new ChildCommand(
                                "The ingest service",
                                command(),
                                environment(),
                                FOLDER,
                                FOLDER.resolve("service.log"),
                                StopSignal.TERM,
                                Duration.ofSeconds(20)));
        var readiness =
                new HttpProbe("http://127.0.0.1:%d/actuator/health/readiness".formatted(port));
        process.awaitReady(START_TIMEOUT, readiness::answers);
        return process;
    }

    private static List<String> command() {
        var command = new ArrayList<>(List.of(JavaRuntime.java(), "-Xmx512m"));
        command.addAll(List.of(JVM_OPTIONS.split(" ")));
        command.add("-Xlog:gc:file=" + GC_LOG);
        command.add("-jar");
        command.add(UnpackedService.jar("ingest-service").toString());
        command.add("--threat-monitor.roles=intake");
        return command;
    }

    private Map<String, String> environment() {
        return Map.of(
                "SERVER_PORT",
                String.valueOf(port),
                "SERVER_ADDRESS",
                "127.0.0.1",
                "POSTGRES_URL",
                postgres.url(DATABASE),
                "POSTGRES_USER",
                DATABASE,
                "POSTGRES_PASSWORD",
                PASSWORD,
                "KAFKA_BOOTSTRAP_SERVERS",
                broker.bootstrapServers(),
                "OIDC_ISSUER",
                issuer.url(),
                "OIDC_JWKS",
                issuer.keySetUrl(),
                "GEO_DATA",
                GeoData.ofCheckout().folder().toString());
    }

    @Override
    public void close() throws IOException {
        try {
            for (AutoCloseable part : parts) {
                part.close();
            }
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new BenchmarkException("Something does not stop: " + e.getMessage(), e);
        }
        StateFolders.delete(FOLDER);
    }
}

package io.threatmonitor.platform.kafka;

import io.threatmonitor.platform.PlatformException;
import io.threatmonitor.platform.prepared.Cache;
import io.threatmonitor.platform.prepared.Fingerprint;
import io.threatmonitor.platform.prepared.Programs;
import io.threatmonitor.platform.process.ChildCommand;
import io.threatmonitor.platform.process.ChildCommand.StopSignal;
import io.threatmonitor.platform.process.FreePorts;
import io.threatmonitor.platform.process.JavaRuntime;
import io.threatmonitor.platform.process.TetheredProcess;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A running Kafka broker on the loopback interface. It creates no topic by itself. Thread-safe. */
public final class KafkaBroker implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);

    /** The first stop also writes the archive of classes that makes later starts faster. */
    private static final Duration GRACE = Duration.ofSeconds(40);

    private final KafkaSettings settings;
    private final TetheredProcess process;

    private KafkaBroker(KafkaSettings settings, TetheredProcess process) {
        this.settings = settings;
        this.process = process;
    }

    /**
     * Starts a broker and returns when it takes requests.
     *
     * @throws PlatformException when it cannot; nothing is left running then
     */
    public static KafkaBroker start(KafkaSettings settings) {
        FreePorts.requireFree(settings.port(), "Kafka");
        Path configuration = settings.folder().resolve("server.properties");
        Path ready = settings.folder().resolve("ready");
        try {
            Files.createDirectories(settings.folder());
            Files.deleteIfExists(ready);
            write(BrokerConfiguration.of(settings, FreePorts.any()), configuration);
        } catch (IOException e) {
            throw new PlatformException(
                    "Cannot write below %s: %s".formatted(settings.folder(), e.getMessage()), e);
        }
        TetheredProcess process = TetheredProcess.start(command(settings, configuration, ready));
        process.awaitReady(START_TIMEOUT, () -> Files.exists(ready));
        return new KafkaBroker(settings, process);
    }

    /** What clients call {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + settings.port();
    }

    public TetheredProcess process() {
        return process;
    }

    /** Flushes the log and stops. */
    @Override
    public void close() {
        process.close();
    }

    /**
     * Starts with a copy of our jar, since the archive of classes is void when a build touches a
     * jar.
     */
    private static List<Path> classPath() {
        try {
            Path jar = Programs.brokerJar();
            String key = new Fingerprint().withContentOf(jar).key();
            Path copies =
                    Cache.ofCheckout()
                            .prepared(
                                    "broker",
                                    key,
                                    folder -> Files.copy(jar, folder.resolve("broker.jar")));
            var jars = new ArrayList<Path>();
            jars.add(copies.resolve("broker.jar"));
            jars.addAll(Programs.kafka());
            return jars;
        } catch (IOException e) {
            throw new PlatformException("Cannot read our part of Kafka's process: " + e, e);
        }
    }

    private static void write(Properties properties, Path file) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
    }

    private static ChildCommand command(KafkaSettings settings, Path configuration, Path ready) {
        return new ChildCommand(
                "Kafka",
                List.of(
                        JavaRuntime.java(),
                        "-XX:+AutoCreateSharedArchive",
                        "-XX:SharedArchiveFile=" + Cache.ofCheckout().file("kafka.jsa"),
                        "-Xlog:cds*=error",
                        "-Xms96m",
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        settings.lasting() ? "-XX:+TieredCompilation" : "-XX:TieredStopAtLevel=1",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-Dorg.slf4j.simpleLogger.showDateTime=true",
                        "-cp",
                        JavaRuntime.classPath(classPath()),
                        "io.threatmonitor.platform.broker.BrokerProcess",
                        configuration.toAbsolutePath().toString(),
                        ready.toAbsolutePath().toString()),
                Map.of(),
                settings.folder(),
                settings.log(),
                StopSignal.TERM,
                GRACE);
    }
}

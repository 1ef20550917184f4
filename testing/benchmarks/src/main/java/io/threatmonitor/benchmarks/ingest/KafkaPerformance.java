package io.threatmonitor.benchmarks.ingest;

import io.threatmonitor.benchmarks.running.BenchmarkException;
import io.threatmonitor.platform.PlatformException;
import io.threatmonitor.platform.process.ChildCommand;
import io.threatmonitor.platform.process.ChildCommand.StopSignal;
import io.threatmonitor.platform.process.JavaRuntime;
import io.threatmonitor.platform.process.TetheredProcess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code kafka-producer-perf-test.sh}, with the settings of the service's own producer. */
final class KafkaPerformance {

    private static final int RECORDS =
            Integer.getInteger("threat-monitor.benchmark.ingest.records", 1_500_000);
    private static final int WARM_UP = RECORDS / 3;
    private static final int RECORD_BYTES = 400;
    private static final Pattern RATE = Pattern.compile("([\\d.]+) records/sec");

    private final Path folder;
    private final String bootstrapServers;
    private final String topic;

    KafkaPerformance(Path folder, String bootstrapServers, String topic) {
        this.folder = folder;
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
    }

    /** Records a second, once it is warm. */
    double run() throws IOException {
        Path log = folder.resolve("kafka-performance.log");
        Files.deleteIfExists(log);
        try (var process = TetheredProcess.start(command(log))) {
            process.awaitSuccess();
        } catch (PlatformException e) {
            throw new BenchmarkException(e.getMessage() + "", e);
        }
        var rates = RATE.matcher(Files.readString(log)).results().toList();
        if (rates.isEmpty()) {
            throw new BenchmarkException("Kafka's tool printed no rate; see " + log);
        }
        return Double.parseDouble(rates.getLast().group(1));
    }

    private ChildCommand command(Path log) {
        var command = new ArrayList<String>();
        // As kafka-producer-perf-test.sh starts it.
        command.addAll(List.of(JavaRuntime.java(), "-Xmx512m", "-XX:+UseG1GC"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add("org.apache.kafka.tools.ProducerPerformance");
        command.addAll(List.of("--topic", topic, "--record-size", String.valueOf(RECORD_BYTES)));
        command.addAll(List.of("--num-records", String.valueOf(RECORDS)));
        command.addAll(List.of("--warmup-records", String.valueOf(WARM_UP), "--throughput", "-1"));
        command.addAll(List.of("--producer-props", "bootstrap.servers=" + bootstrapServers));
        command.addAll(List.of("acks=all", "enable.idempotence=true", "compression.type=lz4"));
        return new ChildCommand(
                "Kafka's own performance test",
                command,
                Map.of(),
                folder,
                log,
                StopSignal.TERM,
                Duration.ofSeconds(5));
    }
}

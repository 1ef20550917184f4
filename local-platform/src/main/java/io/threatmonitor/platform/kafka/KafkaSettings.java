package io.threatmonitor.platform.kafka;

import io.threatmonitor.platform.process.FreePorts;

import java.nio.file.Path;

/**
 * How a broker runs.
 *
 * @param folder holds its log and its configuration; created at the first start
 * @param log where the broker's output is appended
 * @param port of the clients' listener on the loopback interface, without authentication
 * @param lasting whether it runs for long enough that what it does often is worth compiling well
 */
public record KafkaSettings(Path folder, Path log, int port, boolean lasting) {

    /** A broker for tests: free port, below the given folder. */
    public static KafkaSettings forTests(Path folder) {
        return new KafkaSettings(folder, folder.resolve("kafka.log"), FreePorts.any(), false);
    }

    /** The same for measurements, which are about brokers that have been at work for a while. */
    public static KafkaSettings forBenchmarks(Path folder) {
        return new KafkaSettings(folder, folder.resolve("kafka.log"), FreePorts.any(), true);
    }
}

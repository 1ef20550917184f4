package io.threatmonitor.platform.kafka;

import io.threatmonitor.platform.process.FreePorts;

import java.nio.file.Path;

/**
 * How a broker runs.
 *
 * @param folder holds its log and its configuration; created at the first start
 * @param log where the broker's output is appended
 * @param port of the clients' listener on the loopback interface, without authentication
 */
public record KafkaSettings(Path folder, Path log, int port) {

    /** A broker for tests: free port, below the given folder. */
    public static KafkaSettings forTests(Path folder) {
        return new KafkaSettings(folder, folder.resolve("kafka.log"), FreePorts.any());
    }
}

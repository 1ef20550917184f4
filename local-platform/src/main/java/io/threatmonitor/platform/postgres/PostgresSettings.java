package io.threatmonitor.platform.postgres;

import io.threatmonitor.platform.process.FreePorts;

import java.nio.file.Path;

/**
 * How a server runs.
 *
 * @param data the data folder, created at the first start
 * @param log where the server's output is appended
 * @param port on the loopback interface
 * @param password of the administrator {@code postgres}; set at the first start
 * @param durable whether a commit survives a power cut; tests do without
 */
public record PostgresSettings(Path data, Path log, int port, String password, boolean durable) {

    /** A server for tests: free port, below the given folder, fast instead of durable. */
    public static PostgresSettings forTests(Path folder) {
        return new PostgresSettings(
                folder.resolve("data"),
                folder.resolve("postgres.log"),
                FreePorts.any(),
                "postgres",
                false);
    }
}

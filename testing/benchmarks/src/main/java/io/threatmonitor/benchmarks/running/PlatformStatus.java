package io.threatmonitor.benchmarks.running;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What {@code status --json} prints.
 *
 * @param url the public address, null when down
 * @param readyAfterMillis from the start of the launcher until all was ready, null before
 */
public record PlatformStatus(
        String status, @Nullable String url, @Nullable Long readyAfterMillis, List<Part> parts) {

    public PlatformStatus {
        parts = parts == null ? List.of() : List.copyOf(parts);
    }

    /** One program of the platform. */
    public record Part(String name, long readyAfterMillis) {}

    public boolean isDown() {
        return status.equals("down");
    }

    /**
     * The address of a platform that is ready.
     *
     * @throws BenchmarkException when it is not
     */
    public String requireUrl() {
        if (!status.equals("ready") || url == null) {
            throw new BenchmarkException(
                    "The platform is not ready; ./threat-monitor up --detach starts it");
        }
        return url;
    }
}

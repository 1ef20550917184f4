package io.threatmonitor.platform.state;

import io.threatmonitor.platform.PlatformException;
import io.threatmonitor.platform.prepared.Programs;
import io.threatmonitor.platform.prepared.StateFolders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where one platform keeps everything of its own. Two platforms with different folders do not meet.
 */
public record StateFolder(Path root) {

    private static final long ENOUGH_BYTES = 1L << 30;

    public StateFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** {@code THREAT_MONITOR_HOME}, or {@code .threat-monitor} of the checkout. */
    public static StateFolder ofEnvironment() {
        String chosen = System.getenv("THREAT_MONITOR_HOME");
        return new StateFolder(
                chosen == null ? Programs.checkout().resolve(".threat-monitor") : Path.of(chosen));
    }

    /** Creates the folders, for their owner only, and makes sure that there is room to start in. */
    public void prepare() {
        try {
            StateFolders.create(root);
            StateFolders.create(logs());
            StateFolders.create(run());
            long free = Files.getFileStore(root).getUsableSpace();
            if (free < ENOUGH_BYTES) {
                throw new PlatformException(
                        "Only %d MB are free where %s lies; the platform needs 1 GB to start"
                                .formatted(free >> 20, root));
            }
        } catch (IOException e) {
            throw new PlatformException(
                    "Cannot write to %s: %s".formatted(root, e.getMessage()), e);
        }
    }

    public Path data(String part) {
        return data().resolve(part);
    }

    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path credentials() {
        return root.resolve("credentials.json");
    }

    /** Deletes data, logs and credentials. Prepared programs stay: they hold nothing of anybody. */
    public void reset() {
        try {
            StateFolders.delete(data());
            StateFolders.delete(logs());
            StateFolders.delete(run());
            Files.deleteIfExists(credentials());
        } catch (IOException e) {
            throw new PlatformException("Cannot delete %s: %s".formatted(root, e.getMessage()), e);
        }
    }

    Path run() {
        return root.resolve("run");
    }

    private Path data() {
        return root.resolve("data");
    }
}

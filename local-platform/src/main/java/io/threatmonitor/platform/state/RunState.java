package io.threatmonitor.platform.state;

import io.threatmonitor.platform.PlatformException;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a launcher says about itself to the commands of other terminals.
 *
 * @param status where the platform stands
 * @param pid of the launcher
 * @param url the public address
 * @param startedAt when the launcher began
 * @param readyAfterMillis how long it took until everything was ready; absent before
 * @param parts everything that is ready, in the order in which it became so
 */
public record RunState(
        Status status,
        long pid,
        String url,
        Instant startedAt,
        @Nullable Long readyAfterMillis,
        List<Part> parts) {

    /** A launcher that is gone has left no state that counts: its lock is free. */
    public enum Status {
        STARTING,
        READY,
        STOPPING
    }

    /**
     * One program of the platform, listed once it is ready.
     *
     * @param pid of the program itself
     * @param tetherPid of the process that ends the program when the launcher dies
     * @param readyAfterMillis from its own start until it was ready
     */
    public record Part(
            String name, int port, long pid, long tetherPid, long readyAfterMillis, String log) {}

    private static final String FILE = "platform.json";

    /** For the file and for {@code status --json}. */
    public static final JsonMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .build();

    public void write(StateFolder folder) {
        try {
            OwnerOnlyFile.write(folder.run().resolve(FILE), JSON.writeValueAsString(this));
        } catch (IOException e) {
            throw new PlatformException(
                    "Cannot write to %s: %s".formatted(folder.run(), e.getMessage()), e);
        }
    }

    /** What the last launcher wrote, whether it still runs or not. */
    public static Optional<RunState> last(StateFolder folder) {
        Path file = folder.run().resolve(FILE);
        try {
            return Files.exists(file)
                    ? Optional.of(JSON.readValue(Files.readString(file), RunState.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw new PlatformException("Cannot read %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** The state of the launcher that runs now. */
    public static Optional<RunState> current(StateFolder folder) {
        return PlatformLock.isHeld(folder) ? last(folder) : Optional.empty();
    }

    public Part part(String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new PlatformException("There is no part called " + name));
    }
}

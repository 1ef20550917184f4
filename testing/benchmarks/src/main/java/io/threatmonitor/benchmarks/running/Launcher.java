package io.threatmonitor.benchmarks.running;

import io.threatmonitor.contracts.WireJson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The script {@code threat-monitor}, as people run it. */
public final class Launcher {

    /** The script says where it lies; without it, from the root of the repository. */
    public static final Path CHECKOUT =
            Path.of(System.getProperty("threat-monitor.checkout", "."))
                    .toAbsolutePath()
                    .normalize();

    private final Map<String, String> environment;

    private Launcher(Map<String, String> environment) {
        this.environment = environment;
    }

    /** For the platform that its user works with. */
    public static Launcher ofUser() {
        return new Launcher(Map.of());
    }

    /** For a platform with its own data and logins. */
    public static Launcher withHome(Path home) {
        return new Launcher(Map.of("THREAT_MONITOR_HOME", home.toString()));
    }

    /**
     * Runs a command to its end.
     *
     * @return what it printed
     * @throws BenchmarkException with what the command said when it fails
     */
    public String run(String... arguments) {
        Result result = execute(arguments);
        if (result.code() != 0) {
            throw new BenchmarkException(
                    "./threat-monitor %s failed: %s"
                            .formatted(String.join(" ", arguments), result.output().strip()));
        }
        return result.output();
    }

    /** How the platform is now; its status is {@code down} where none runs. */
    public PlatformStatus status() {
        return WireJson.MAPPER.readValue(
                execute("status", "--json").output(), PlatformStatus.class);
    }

    /** A fresh access token for a role. */
    public String token(String role) {
        return run("token", role).strip();
    }

    /**
     * Through a file: a pipe would stay open as long as a platform that goes on in the background.
     */
    private Result execute(String... arguments) {
        var command = new ArrayList<>(List.of(CHECKOUT.resolve("threat-monitor").toString()));
        command.addAll(List.of(arguments));
        try {
            Path output = Files.createTempFile("threat-monitor", ".out");
            try {
                return new Result(awaitEnd(command, output), Files.readString(output));
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new BenchmarkException("./threat-monitor does not run: " + e.getMessage(), e);
        }
    }

    private int awaitEnd(List<String> command, Path output) throws IOException {
        var builder =
                new ProcessBuilder(command)
                        .directory(CHECKOUT.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        try {
            return builder.start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("Interrupted", e);
        }
    }

    private record Result(int code, String output) {}
}

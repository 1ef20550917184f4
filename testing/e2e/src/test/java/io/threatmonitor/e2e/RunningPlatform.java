package io.threatmonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.platform.access.Role;
import io.threatmonitor.platform.command.ThreatMonitor;
import io.threatmonitor.platform.process.FreePorts;
import io.threatmonitor.platform.state.Credentials;
import io.threatmonitor.platform.state.RunState;
import io.threatmonitor.platform.state.StateFolder;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The whole platform as a person starts it: every part a real process, the state in a folder of its
 * own. One for all tests of a run; it goes down when the run ends.
 */
final class RunningPlatform {

    static final Duration START = Duration.ofMinutes(5);

    /** Tokens live for five minutes; this is well before. */
    private static final Duration TOKEN_REUSE = Duration.ofMinutes(3);

    private static RunningPlatform shared;

    private final StateFolder folder = new StateFolder(Path.of(System.getProperty("e2e.home")));
    private final int port = FreePorts.any();
    private final Map<Role, Token> tokens = new EnumMap<>(Role.class);

    private record Token(String value, Instant since) {}

    private RunningPlatform() {}

    /** Starts the platform for the first test that asks. */
    static synchronized RunningPlatform shared() {
        if (shared == null) {
            shared = new RunningPlatform();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> shared.command("down")));
            shared.up();
        }
        return shared;
    }

    String baseUrl() {
        return "http://localhost:" + port;
    }

    String passwordOf(String user) {
        return Credentials.read(folder.credentials()).user(user);
    }

    /** The API as the first user, or sensor, that has {@code role}. */
    Api as(Role role) {
        return new Api(baseUrl(), () -> tokenOf(role));
    }

    Sensor sensor() {
        return new Sensor(as(Role.SENSOR));
    }

    Realm realm() {
        return new Realm(
                baseUrl(), Credentials.read(folder.credentials()).console().get("console"));
    }

    synchronized String tokenOf(Role role) {
        Token token = tokens.get(role);
        if (token == null || token.since().plus(TOKEN_REUSE).isBefore(Instant.now())) {
            token = new Token(fresh(role), Instant.now());
            tokens.put(role, token);
        }
        return token.value();
    }

    /** The alerts about {@code source}, whatever became of them. */
    List<JsonNode> alertsOf(String source) {
        return alertsOf(Set.of(source));
    }

    List<JsonNode> alertsOf(Set<String> sources) {
        return as(Role.ANALYST).all("/api/v1/alerts?limit=200").stream()
                .filter(alert ->
                        sources.contains(alert.path("event").path("source_name").asString()))
                .toList();
    }

    /** Ends one process with SIGKILL, which takes the platform down, and waits until it is. */
    void kill(String part) {
        RunState state = RunState.current(folder).orElseThrow();
        ProcessHandle launcher = ProcessHandle.of(state.pid()).orElseThrow();
        ProcessHandle.of(state.part(part).pid()).orElseThrow().destroyForcibly();
        launcher.onExit().orTimeout(START.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Starts the platform again on the data that it had. */
    void up() {
        assertThat(command("up", "--detach", "--port", String.valueOf(port)))
                .as("the platform starts; see %s", folder.logs())
                .isZero();
    }

    /** Sends the demo's events until it is destroyed. */
    Process demo() {
        return run(List.of("demo", "--rate", "20"), ProcessBuilder.Redirect.DISCARD);
    }

    /** Fails when nothing runs that would issue one, as between a crash and the next start. */
    private static String fresh(Role role) {
        var process = run(List.of("token", role.toString()), ProcessBuilder.Redirect.PIPE);
        try (var output = process.inputReader()) {
            String token = output.readLine();
            if (token == null) {
                throw new IllegalStateException("The platform issues no token for " + role);
            }
            return token;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int command(String... arguments) {
        try {
            return run(List.of(arguments), ProcessBuilder.Redirect.INHERIT).waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the script runs once it has found a JDK and nothing is stale. */
    private static Process run(List<String> arguments, ProcessBuilder.Redirect output) {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"));
        command.add("-Dthreat-monitor.checkout=" + System.getProperty("e2e.repository"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(ThreatMonitor.class.getName());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.redirectOutput(output);
        builder.environment().put("THREAT_MONITOR_HOME", System.getProperty("e2e.home"));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

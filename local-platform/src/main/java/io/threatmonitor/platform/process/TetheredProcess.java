package io.threatmonitor.platform.process;

import io.threatmonitor.platform.PlatformException;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * A child process on a tether: it is asked to stop when {@link #close} is called or when this JVM
 * ends, however it ends, and killed when it does not listen. Thread-safe.
 */
public final class TetheredProcess implements AutoCloseable {

    private static final String TETHER = tether();
    private static final Duration POLL = Duration.ofMillis(100);

    /**
     * A child sees these of our variables and no others, so that a person's shell cannot change the
     * platform.
     */
    private static final List<String> PASSED_ON =
            List.of("PATH", "HOME", "USER", "LANG", "TZ", "TMPDIR");

    private static final Set<TetheredProcess> RUNNING = ConcurrentHashMap.newKeySet();

    private final ChildCommand child;
    private final Process process;

    private TetheredProcess(ChildCommand child, Process process) {
        this.child = child;
        this.process = process;
    }

    /** Starts the program; it is running, and not yet ready, when this returns. */
    public static TetheredProcess start(ChildCommand child) {
        try {
            Files.createDirectories(child.folder());
            Files.createDirectories(
                    Objects.requireNonNull(child.log().toAbsolutePath().getParent()));
            var process = new TetheredProcess(child, builder(child).start());
            RUNNING.removeIf(other -> !other.isAlive());
            RUNNING.add(process);
            return process;
        } catch (IOException e) {
            throw new PlatformException(
                    "Cannot start %s: %s".formatted(child.name(), e.getMessage()), e);
        }
    }

    private static ProcessBuilder builder(ChildCommand child) {
        var command = new ArrayList<String>();
        command.addAll(List.of("bash", "-c", TETHER, child.name()));
        command.add(child.stopSignal().name());
        command.add(Long.toString(child.grace().toSeconds()));
        command.addAll(child.command());
        var builder =
                new ProcessBuilder(command)
                        .directory(child.folder().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(child.log().toFile()));
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(PASSED_ON);
        environment.putAll(child.environment());
        return builder;
    }

    /**
     * Waits until the program is ready.
     *
     * @throws PlatformException when it ends before, or is not ready in time; it is stopped then
     */
    public void awaitReady(Duration timeout, BooleanSupplier ready) {
        Instant deadline = Instant.now().plus(timeout);
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new PlatformException(obituary());
            }
            if (Instant.now().isAfter(deadline)) {
                close();
                throw new PlatformException(
                        "%s was not ready after %d s; see %s"
                                .formatted(child.name(), timeout.toSeconds(), child.log()));
            }
            pause();
        }
    }

    /**
     * Waits until a program that does one thing has done it.
     *
     * @throws PlatformException when it fails; interrupting the thread stops the program
     */
    public void awaitSuccess() {
        try {
            if (process.waitFor() != 0) {
                throw new PlatformException(obituary());
            }
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new PlatformException("Interrupted while waiting for " + child.name(), e);
        }
    }

    /** One sentence on how the program ended and where its log is. */
    public String obituary() {
        return "%s ended with exit code %d; see %s"
                .formatted(child.name(), process.exitValue(), child.log());
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public String name() {
        return child.name();
    }

    /** The process id of the tether, which lives exactly as long as the program. */
    public long tetherPid() {
        return process.pid();
    }

    /** The process id of the program itself, which the tether starts before anything else. */
    public long pid() {
        return process.children()
                .min(Comparator.comparingLong(ProcessHandle::pid))
                .map(ProcessHandle::pid)
                .orElseGet(process::pid);
    }

    /** Completes when the program has ended, asked or not. */
    public CompletableFuture<TetheredProcess> onExit() {
        return process.onExit().thenApply(ended -> this);
    }

    /** Asks the program to stop and returns when it has. Does nothing when it already ended. */
    @Override
    public void close() {
        askToStop();
        try {
            if (!process.waitFor(child.grace().toSeconds() + 5, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    /** Stops every program of this JVM, whoever started it and however far it got. */
    public static void closeAll() {
        RUNNING.forEach(TetheredProcess::askToStop);
        RUNNING.forEach(TetheredProcess::close);
    }

    /** Asks without waiting, for stopping several programs at once; {@link #close} then waits. */
    public void askToStop() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("Interrupted while a program was starting", e);
        }
    }

    private static String tether() {
        try (InputStream script = TetheredProcess.class.getResourceAsStream("tether.bash")) {
            String text =
                    new String(
                            Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

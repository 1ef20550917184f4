package io.threatmonitor.platform.command;

import io.threatmonitor.platform.PlatformException;
import io.threatmonitor.platform.state.RunState;
import io.threatmonitor.platform.state.StateFolder;

import picocli.CommandLine.Command;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

@Command(name = "down", description = "Stop everything. Data stays.")
final class Down implements Runnable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Override
    public void run() {
        Optional<RunState> state = RunState.current(StateFolder.ofEnvironment());
        if (state.isEmpty()) {
            System.out.println("The platform is not running");
            return;
        }
        Instant begin = Instant.now();
        ProcessHandle.of(state.get().pid()).ifPresent(Down::stop);
        System.out.printf(
                "Stopped after %.1f s%n",
                Duration.between(begin, Instant.now()).toMillis() / 1000.0);
    }

    private static void stop(ProcessHandle launcher) {
        launcher.destroy();
        try {
            launcher.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new PlatformException(
                    "The launcher (process %d) has not stopped after %d s"
                            .formatted(launcher.pid(), PATIENCE.toSeconds()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("Interrupted while the platform was stopping", e);
        }
    }
}

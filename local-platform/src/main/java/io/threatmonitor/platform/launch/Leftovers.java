package io.threatmonitor.platform.launch;

import io.threatmonitor.platform.PlatformException;
import io.threatmonitor.platform.state.RunState;
import io.threatmonitor.platform.state.StateFolder;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** After a launcher was killed its programs stop by themselves, which takes them a few seconds. */
final class Leftovers {

    private static final int PATIENCE_SECONDS = 90;

    private Leftovers() {}

    /** Returns when nothing of the last launcher runs any more. */
    static void await(StateFolder folder) {
        CompletableFuture<?>[] ends =
                RunState.last(folder).stream()
                        .flatMap(state -> state.parts().stream())
                        .flatMap(part -> ProcessHandle.of(part.tetherPid()).stream())
                        .filter(Leftovers::isTether)
                        .map(ProcessHandle::onExit)
                        .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new PlatformException(
                    "Programs of the last start still run; ./threat-monitor status names them", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("Interrupted while the last start's programs stop", e);
        }
    }

    /** Process ids come round again: anything but a shell is somebody else's. */
    private static boolean isTether(ProcessHandle process) {
        return process.info().command().filter(command -> command.endsWith("bash")).isPresent();
    }
}

package io.threatmonitor.platform.launch;

import io.threatmonitor.platform.process.TetheredProcess;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The processes that are ready, in the order in which they have to stop. Thread-safe. */
final class RunningParts {

    private final List<TetheredProcess> infrastructure = new ArrayList<>();
    private final List<TetheredProcess> services = new ArrayList<>();
    private final CompletableFuture<String> firstEnd = new CompletableFuture<>();

    synchronized void addInfrastructure(TetheredProcess process) {
        infrastructure.add(process);
        watch(process);
    }

    synchronized void addService(TetheredProcess process) {
        services.add(process);
        watch(process);
    }

    /** Completes with a sentence when the first of them ends, whoever ended it. */
    CompletableFuture<String> firstEnd() {
        return firstEnd;
    }

    /** Services first, then what they write to, and then what was not ready yet. */
    void stop() {
        stop(copyOf(services));
        stop(copyOf(infrastructure));
        TetheredProcess.closeAll();
    }

    private void watch(TetheredProcess process) {
        var _ = process.onExit().thenAccept(ended -> firstEnd.complete(ended.obituary()));
    }

    private synchronized List<TetheredProcess> copyOf(List<TetheredProcess> group) {
        return List.copyOf(group);
    }

    private static void stop(List<TetheredProcess> group) {
        group.forEach(TetheredProcess::askToStop);
        group.forEach(TetheredProcess::close);
    }
}

package io.threatmonitor.platform.launch;

import io.threatmonitor.platform.process.TetheredProcess;
import io.threatmonitor.platform.state.RunState;
import io.threatmonitor.platform.state.RunState.Part;
import io.threatmonitor.platform.state.RunState.Status;
import io.threatmonitor.platform.state.StateFolder;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Who was started and who is ready, written down at each change for the commands of other
 * terminals.
 */
final class Roster {

    private final StateFolder folder;
    private final String url;
    private final Progress progress;
    private final Instant startedAt = Instant.now();
    private final List<Part> parts = new ArrayList<>();
    private Status status = Status.STARTING;
    private @Nullable Long readyAfterMillis;

    Roster(StateFolder folder, String url, Progress progress) {
        this.folder = folder;
        this.url = url;
        this.progress = progress;
    }

    /** Runs a start and notes how long it took. */
    TetheredProcess start(String name, int port, Supplier<TetheredProcess> start) {
        progress.starting(name);
        Instant begin = Instant.now();
        TetheredProcess process = start.get();
        Duration took = Duration.between(begin, Instant.now());
        note(name, port, process, took);
        progress.ready(name, took);
        return process;
    }

    synchronized void ready() {
        Duration took = Duration.between(startedAt, Instant.now());
        readyAfterMillis = took.toMillis();
        progress.allReady(url, took);
        change(Status.READY);
    }

    synchronized void change(Status next) {
        status = next;
        write();
    }

    private synchronized void note(String name, int port, TetheredProcess process, Duration took) {
        parts.add(
                new Part(
                        name,
                        port,
                        process.pid(),
                        process.tetherPid(),
                        took.toMillis(),
                        folder.log(name).toString()));
        write();
    }

    private void write() {
        new RunState(
                        status,
                        ProcessHandle.current().pid(),
                        url,
                        startedAt,
                        readyAfterMillis,
                        List.copyOf(parts))
                .write(folder);
    }
}

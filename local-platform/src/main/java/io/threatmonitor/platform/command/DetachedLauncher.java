package io.threatmonitor.platform.command;

import io.threatmonitor.platform.PlatformException;
import io.threatmonitor.platform.launch.ChosenPorts;
import io.threatmonitor.platform.process.JavaRuntime;
import io.threatmonitor.platform.state.RunState;
import io.threatmonitor.platform.state.StateFolder;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs {@code up} in a process of its own that outlives the terminal, and shows its start here. */
final class DetachedLauncher {

    /** A process group of its own, deaf to the end of the terminal; prints the launcher's id. */
    private static final String OWN_GROUP =
            """
            set -m
            trap '' HUP
            log=$1
            shift
            "$@" </dev/null >"$log" 2>&1 &
            echo $!
            disown
            """;

    private final StateFolder folder;
    private final ChosenPorts ports;

    DetachedLauncher(StateFolder folder, ChosenPorts ports) {
        this.folder = folder;
        this.ports = ports;
    }

    /** Returns 0 when the platform is ready, 1 when the launcher ended before. */
    int start() {
        folder.prepare();
        Path log = folder.log("launcher");
        try {
            Files.deleteIfExists(log);
            ProcessHandle launcher = spawn(log);
            Thread stop = new Thread(launcher::destroy, "stop");
            Runtime.getRuntime().addShutdownHook(stop);
            int code = follow(launcher, log);
            Runtime.getRuntime().removeShutdownHook(stop);
            return code;
        } catch (IOException e) {
            throw new PlatformException("Cannot start the launcher: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("Interrupted while the platform was starting", e);
        }
    }

    private ProcessHandle spawn(Path log) throws IOException {
        var command = new ArrayList<>(List.of("bash", "-c", OWN_GROUP, "launcher", log.toString()));
        command.add(JavaRuntime.java());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(
                List.of(
                        ThreatMonitor.class.getName(),
                        "up",
                        "--port",
                        Integer.toString(ports.gateway())));
        if (ports.syslog() != null) {
            command.addAll(List.of("--syslog-port", Integer.toString(ports.syslog())));
        }
        Process shell = new ProcessBuilder(command).start();
        long pid = Long.parseLong(shell.inputReader().readLine());
        return ProcessHandle.of(pid)
                .orElseThrow(() -> new PlatformException("The launcher ended at once; see " + log));
    }

    private int follow(ProcessHandle launcher, Path log) throws IOException, InterruptedException {
        var output = new GrowingFile(log, System.out);
        while (launcher.isAlive() && !isReady(launcher)) {
            output.printNew();
            TimeUnit.MILLISECONDS.sleep(50);
        }
        output.printNew();
        return launcher.isAlive() ? 0 : 1;
    }

    private boolean isReady(ProcessHandle launcher) {
        return RunState.last(folder)
                .filter(state -> state.pid() == launcher.pid())
                .filter(state -> state.status() == RunState.Status.READY)
                .isPresent();
    }
}

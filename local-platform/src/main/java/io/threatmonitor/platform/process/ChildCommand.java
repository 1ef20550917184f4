package io.threatmonitor.platform.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How to start one program.
 *
 * @param name what people call it, for messages
 * @param command the program and its arguments; never a secret, since {@code ps} shows them
 * @param environment all variables the program gets beside the few of {@link TetheredProcess}
 * @param folder its working directory
 * @param log where its output is appended
 * @param stopSignal the signal that asks it to stop
 * @param grace how long it may take to stop before it is killed; whole seconds
 */
public record ChildCommand(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path folder,
        Path log,
        StopSignal stopSignal,
        Duration grace) {

    public ChildCommand {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** The two signals that programs here understand as "finish what you do and end". */
    public enum StopSignal {
        TERM,
        INT
    }
}

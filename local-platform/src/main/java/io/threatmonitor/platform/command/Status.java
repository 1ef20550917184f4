package io.threatmonitor.platform.command;

import io.threatmonitor.platform.state.RunState;
import io.threatmonitor.platform.state.RunState.Part;
import io.threatmonitor.platform.state.StateFolder;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

@Command(
        name = "status",
        description = "What runs, and how long it took to start; exit code 1 unless all is ready.")
final class Status implements Callable<Integer> {

    @Option(names = "--json", description = "for programs")
    private boolean json;

    @Override
    public Integer call() {
        Optional<RunState> state = RunState.current(StateFolder.ofEnvironment());
        if (json) {
            System.out.println(
                    RunState.JSON
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(
                                    state.isPresent() ? state.get() : Map.of("status", "down")));
        } else {
            state.ifPresentOrElse(Status::print, () -> System.out.println("down"));
        }
        return state.filter(now -> now.status() == RunState.Status.READY).isPresent() ? 0 : 1;
    }

    private static void print(RunState state) {
        System.out.printf("%s  %s%n", state.status().name().toLowerCase(Locale.ROOT), state.url());
        state.parts().forEach(Status::print);
        if (state.readyAfterMillis() != null) {
            System.out.printf("  all in %.1f s%n", state.readyAfterMillis() / 1000.0);
        }
    }

    private static void print(Part part) {
        System.out.printf(
                "  %-15s process %-7d port %-6d ready after %5.1f s%n",
                part.name(), part.pid(), part.port(), part.readyAfterMillis() / 1000.0);
    }
}

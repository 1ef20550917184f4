package io.threatmonitor.platform.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.platform.PlatformException;
import io.threatmonitor.platform.postgres.PostgresServer;
import io.threatmonitor.platform.postgres.PostgresSettings;
import io.threatmonitor.platform.process.ChildCommand.StopSignal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class TetheredProcessTest {

    @TempDir private Path folder;

    @Test
    void stopsTheProgramWhenClosed() {
        TetheredProcess process = TetheredProcess.start(shell("exec sleep 1000"));
        List<ProcessHandle> family = family(process);

        process.close();

        assertThat(process.isAlive()).isFalse();
        await().until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void killsAProgramThatDoesNotListen() {
        TetheredProcess process =
                TetheredProcess.start(shell("trap '' TERM; while :; do sleep 1000; done"));
        List<ProcessHandle> family = family(process);

        process.close();

        await().until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void passesTheExitCodeOn() {
        try (TetheredProcess process = TetheredProcess.start(shell("exit 7"))) {
            assertThatThrownBy(() -> process.awaitReady(Duration.ofSeconds(10), () -> false))
                    .isInstanceOf(PlatformException.class)
                    .hasMessageStartingWith("Shell ended with exit code 7; see ");
        }
    }

    @Test
    void leavesNothingBehindWhenTheLauncherIsKilled() throws IOException {
        Process launcher =
                new ProcessBuilder(
                                JavaRuntime.java(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Launcher.class.getName(),
                                folder.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        assertThat(launcher.inputReader().readLine()).isEqualTo("started");
        List<ProcessHandle> children = launcher.descendants().toList();
        assertThat(children).anyMatch(TetheredProcessTest::isPostgres);

        launcher.destroyForcibly();

        await().atMost(Duration.ofSeconds(30))
                .until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    }

    private List<ProcessHandle> family(TetheredProcess process) {
        ProcessHandle tether = ProcessHandle.of(process.tetherPid()).orElseThrow();
        await().until(() -> tether.descendants().count() >= 2);
        return tether.descendants().toList();
    }

    private ChildCommand shell(String script) {
        return new ChildCommand(
                "Shell",
                List.of("bash", "-c", script),
                Map.of(),
                folder,
                folder.resolve("log"),
                StopSignal.TERM,
                Duration.ofSeconds(1));
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().filter(file -> file.endsWith("/postgres")).isPresent();
    }

    /** A launcher of its own, so that it can be killed. */
    static final class Launcher {

        public static void main(String[] arguments) {
            PostgresServer server =
                    PostgresServer.start(PostgresSettings.forTests(Path.of(arguments[0])));
            System.out.println("started");
            server.process().onExit().join();
        }
    }
}

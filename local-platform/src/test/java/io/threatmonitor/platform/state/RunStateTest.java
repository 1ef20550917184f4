package io.threatmonitor.platform.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

class RunStateTest {

    private static final RunState READY =
            new RunState(
                    RunState.Status.READY,
                    4711,
                    "http://localhost:8080",
                    Instant.parse("2026-11-22T10:00:00Z"),
                    20_500L,
                    List.of(new RunState.Part("kafka", 20_001, 12, 11, 2_100, "/logs/kafka.log")));

    @TempDir private Path root;

    @Test
    void isThatOfARunningLauncherAsLongAsItHoldsTheLock() {
        var folder = new StateFolder(root);
        folder.prepare();
        READY.write(folder);
        assertThat(RunState.current(folder)).isEmpty();

        try (var lock = PlatformLock.take(folder)) {
            assertThat(lock).isNotNull();
            assertThat(RunState.current(folder)).contains(READY);
        }

        assertThat(RunState.current(folder)).isEmpty();
        assertThat(RunState.last(folder)).contains(READY);
    }

    @Test
    void isSnakeCaseForPrograms() {
        assertThat(RunState.JSON.writeValueAsString(READY))
                .isEqualTo(
                        """
                        {"status":"ready","pid":4711,"url":"http://localhost:8080",\
                        "started_at":"2026-11-22T10:00:00Z","ready_after_millis":20500,\
                        "parts":[{"name":"kafka","port":20001,"pid":12,"tether_pid":11,\
                        "ready_after_millis":2100,"log":"/logs/kafka.log"}]}\
                        """);
    }
}

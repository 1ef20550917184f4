package io.threatmonitor.platform.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threatmonitor.platform.PlatformException;
import io.threatmonitor.platform.process.FreePorts;
import io.threatmonitor.platform.state.StateFolder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;

class PlatformTest {

    private static final Progress SILENT =
            new Progress() {
                @Override
                public void starting(String part) {}

                @Override
                public void ready(String part, Duration after) {}

                @Override
                public void allReady(String url, Duration after) {}
            };

    @TempDir private Path folder;

    @Test
    void isTheOnlyOneOfItsFolder() {
        var state = new StateFolder(folder);
        try (Platform first = Platform.reserve(state, FreePorts.any(), SILENT)) {
            assertThat(first.isStopping()).isFalse();
            assertThatThrownBy(() -> Platform.reserve(state, FreePorts.any(), SILENT))
                    .isInstanceOf(PlatformException.class)
                    .hasMessageContaining("is already running");
        }
        Platform.reserve(state, FreePorts.any(), SILENT).close();
    }

    @Test
    void doesNotBeginWhenItsPortIsTakenAndLeavesTheFolderFree() throws IOException {
        var state = new StateFolder(folder);
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Platform.reserve(state, taken.getLocalPort(), SILENT))
                    .isInstanceOf(PlatformException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort())
                    .hasMessageContaining("--port");
        }
        Platform.reserve(state, FreePorts.any(), SILENT).close();
    }
}

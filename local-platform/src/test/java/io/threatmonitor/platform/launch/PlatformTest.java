package io.threatmonitor.platform.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threatmonitor.platform.PlatformException;
import io.threatmonitor.platform.process.FreePorts;
import io.threatmonitor.platform.state.StateFolder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;

class PlatformTest {

    private static final ChosenPorts ANY = new ChosenPorts(FreePorts.any(), FreePorts.any());

    private static final Progress SILENT =
            new Progress() {
                @Override
                public void syslog(OptionalInt port) {}

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
        try (Platform first = Platform.reserve(state, ANY, SILENT)) {
            assertThat(first.isStopping()).isFalse();
            assertThatThrownBy(() -> Platform.reserve(state, ANY, SILENT))
                    .isInstanceOf(PlatformException.class)
                    .hasMessageContaining("is already running");
        }
        Platform.reserve(state, ANY, SILENT).close();
    }

    @Test
    void doesNotBeginWhenItsPortIsTakenAndLeavesTheFolderFree() throws IOException {
        var state = new StateFolder(folder);
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> reserve(state, taken.getLocalPort(), FreePorts.any()))
                    .isInstanceOf(PlatformException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort())
                    .hasMessageContaining("--port");
        }
        Platform.reserve(state, ANY, SILENT).close();
    }

    @Test
    void doesNotBeginWhenThePortThatWasChosenForSyslogIsTaken() throws IOException {
        var state = new StateFolder(folder);
        try (var taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> reserve(state, FreePorts.any(), taken.getLocalPort()))
                    .isInstanceOf(PlatformException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort())
                    .hasMessageContaining("--syslog-port");
        }
        Platform.reserve(state, ANY, SILENT).close();
    }

    private static Platform reserve(StateFolder state, int gateway, int syslog) {
        return Platform.reserve(state, new ChosenPorts(gateway, syslog), SILENT);
    }
}

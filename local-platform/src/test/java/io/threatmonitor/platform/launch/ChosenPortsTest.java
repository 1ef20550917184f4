package io.threatmonitor.platform.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.platform.process.FreePorts;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

class ChosenPortsTest {

    @Test
    void takesSyslogWhereItIsAskedTo() {
        int port = FreePorts.any();
        assertThat(new ChosenPorts(8080, port).freeSyslog()).hasValue(port);
    }

    @Test
    void takesNoSyslogWhereNobodyChoseAndTheUsualPortIsInUse() throws IOException {
        try (var other = new ServerSocket()) {
            takeUsualPort(other);
            assertThat(new ChosenPorts(8080, null).freeSyslog()).isEmpty();
        }
    }

    /** Unless a platform that runs beside this test has it already. */
    private static void takeUsualPort(ServerSocket socket) throws IOException {
        try {
            socket.bind(
                    new InetSocketAddress(
                            InetAddress.getLoopbackAddress(), ChosenPorts.USUAL_SYSLOG));
        } catch (BindException e) {
            // just as well
        }
    }
}

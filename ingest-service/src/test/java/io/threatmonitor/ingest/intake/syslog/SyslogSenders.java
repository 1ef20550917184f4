package io.threatmonitor.ingest.intake.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Those who send syslog to a port of this machine. */
final class SyslogSenders {

    static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private static final String LOGGER = "/usr/bin/logger";

    private SyslogSenders() {}

    /** Runs logger(1) of util-linux. */
    static void logger(int port, String... arguments) throws IOException, InterruptedException {
        var command =
                new ArrayList<>(
                        List.of(LOGGER, "-n", HERE.getHostAddress(), "-P", String.valueOf(port)));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(said).isZero();
    }

    static void datagram(int port, byte[] bytes) throws IOException {
        try (var socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(bytes, bytes.length, HERE, port));
        }
    }

    static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }
}

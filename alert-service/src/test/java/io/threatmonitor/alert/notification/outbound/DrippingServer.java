package io.threatmonitor.alert.notification.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;

/** Answers one request with a header every now and then, and never with the last one. */
final class DrippingServer implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));

    DrippingServer() throws IOException {
        Thread.ofVirtual().name("dripping-server").start(this::drip);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void drip() {
        try (var connection = socket.accept()) {
            var out = connection.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write("X-Wait: a little longer\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
                Thread.sleep(100);
            }
        } catch (IOException | InterruptedException e) {
            // the client has left, which is what the test waits for
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

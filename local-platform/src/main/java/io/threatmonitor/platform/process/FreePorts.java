package io.threatmonitor.platform.process;

import io.threatmonitor.platform.PlatformException;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of the loopback interface. */
public final class FreePorts {

    /**
     * Below the range that Linux and macOS take outgoing connections from, so that none of those
     * grabs the port first.
     */
    private static final int FIRST = 20_000;

    private static final int LAST = 32_000;

    private FreePorts() {}

    /**
     * A port that nobody listens on right now, chosen at random so that parallel callers differ.
     */
    public static int any() {
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new PlatformException("No free port found between %d and %d".formatted(FIRST, LAST));
    }

    /**
     * Fails when somebody listens on the port.
     *
     * @throws PlatformException naming the port and what it was meant for
     */
    public static void requireFree(int port, String purpose) {
        if (!isFree(port)) {
            throw new PlatformException(
                    "Port %d, meant for %s, is in use by another program".formatted(port, purpose));
        }
    }

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether nobody listens on the port, neither for connections nor for datagrams. */
    public static boolean isFreeForAll(int port) {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (var datagrams = new DatagramSocket(address)) {
            return isFree(datagrams.getLocalPort());
        } catch (IOException e) {
            return false;
        }
    }
}

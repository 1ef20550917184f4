package io.threatmonitor.ingest.intake.syslog;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.ZoneId;

/**
 * Where syslog is taken, and how much of it.
 *
 * @param tcp null for no server
 * @param tls null for no server
 * @param udp null for no server
 * @param longestMessage a longer one is rejected
 * @param maxConnections of TCP and TLS each; one more is closed at once
 * @param idleTimeout after which a silent connection is closed: a sender that does not notice may
 *     then lose a message, so it is long
 * @param timeZone of senders that name none
 */
@ConfigurationProperties("threat-monitor.syslog")
record SyslogProperties(
        @Nullable Tcp tcp,
        @Nullable Tls tls,
        @Nullable Udp udp,
        @DefaultValue("64KB") DataSize longestMessage,
        @DefaultValue("500") int maxConnections,
        @DefaultValue("1h") Duration idleTimeout,
        @DefaultValue("UTC") ZoneId timeZone) {

    private static final DataSize SHORTEST_LIMIT = DataSize.ofBytes(480); // RFC 5424 section 6.1
    private static final DataSize LONGEST_LIMIT = DataSize.ofMegabytes(1);

    SyslogProperties {
        if (longestMessage.compareTo(SHORTEST_LIMIT) < 0
                || longestMessage.compareTo(LONGEST_LIMIT) > 0) {
            throw new IllegalArgumentException(
                    "Set threat-monitor.syslog.longest-message to a size between 480B and 1MB");
        }
        if (maxConnections < 1 || idleTimeout.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "Set threat-monitor.syslog.max-connections and idle-timeout to more than zero");
        }
    }

    int longestMessageBytes() {
        return (int) longestMessage.toBytes();
    }

    /** Where a server listens. */
    sealed interface Endpoint {

        int port();

        /** Null for all of this machine's. */
        @Nullable InetAddress address();

        default InetSocketAddress socketAddress() {
            return new InetSocketAddress(address(), port());
        }
    }

    record Tcp(int port, @Nullable InetAddress address) implements Endpoint {

        Tcp {
            requirePort("tcp", port);
        }
    }

    /**
     * @param bundle with the certificate and its key: the name of one of {@code spring.ssl.bundle}
     */
    record Tls(int port, @Nullable InetAddress address, String bundle) implements Endpoint {

        Tls {
            requirePort("tls", port);
            if (bundle == null || bundle.isBlank()) {
                throw new IllegalArgumentException(
                        "Set threat-monitor.syslog.tls.bundle to the name of an SSL bundle");
            }
        }
    }

    /**
     * @param queue how much waits for the brokers; past that, datagrams are dropped
     */
    record Udp(int port, @Nullable InetAddress address, @DefaultValue("8MB") DataSize queue)
            implements Endpoint {

        Udp {
            requirePort("udp", port);
            if (queue.toBytes() < 1 || queue.compareTo(DataSize.ofGigabytes(1)) > 0) {
                throw new IllegalArgumentException(
                        "Set threat-monitor.syslog.udp.queue to a size between 1B and 1GB");
            }
        }
    }

    private static void requirePort(String server, int port) {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "Set threat-monitor.syslog.%s.port to one between 1 and 65535"
                            .formatted(server));
        }
    }
}

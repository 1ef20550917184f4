package io.threatmonitor.ingest.intake.syslog;

import io.threatmonitor.ingest.intake.syslog.SyslogProperties.Endpoint;
import io.threatmonitor.ingest.intake.syslog.SyslogProperties.Tcp;
import io.threatmonitor.ingest.intake.syslog.SyslogProperties.Tls;
import io.threatmonitor.ingest.intake.syslog.SyslogProperties.Udp;
import io.threatmonitor.ingest.intake.syslog.message.SyslogReader;
import io.threatmonitor.ingest.sensors.AddressSenders;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Starts the servers that have a port, after everything that they need, and stops them before. */
@Component
final class SyslogServers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SyslogServers.class);

    private final SyslogProperties properties;
    private final SyslogReader reader;
    private final AddressSenders senders;
    private final PatientIntake intake;
    private final Streams streams;
    private final SyslogMetrics metrics;
    private final SslBundles bundles;
    private final List<SyslogServer> running = new ArrayList<>();
    private volatile boolean started;

    SyslogServers(
            SyslogProperties properties,
            SyslogReader reader,
            AddressSenders senders,
            PatientIntake intake,
            Streams streams,
            SyslogMetrics metrics,
            SslBundles bundles) {
        this.properties = properties;
        this.reader = reader;
        this.senders = senders;
        this.intake = intake;
        this.streams = streams;
        this.metrics = metrics;
        this.bundles = bundles;
    }

    /**
     * @throws IllegalStateException when a port is not to be had
     */
    @Override
    public void start() {
        Tcp tcp = properties.tcp();
        if (tcp != null) {
            start("tcp", tcp, () -> stream(tcp, StreamServer.Layer.NONE));
        }
        Tls tls = properties.tls();
        if (tls != null) {
            start("tls", tls, () -> stream(tls, new TlsLayer(bundles, tls.bundle())));
        }
        Udp udp = properties.udp();
        if (udp != null) {
            start(
                    "udp",
                    udp,
                    () -> new DatagramServer(udp, reader, senders, intake, metrics, properties));
        }
        started = true;
    }

    @Override
    public void stop() {
        running.forEach(SyslogServer::stop);
        running.clear();
        started = false;
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    private StreamServer stream(Endpoint endpoint, StreamServer.Layer layer) throws IOException {
        return new StreamServer(endpoint.socketAddress(), layer, streams, metrics, properties);
    }

    @FunctionalInterface
    private interface NewServer {

        SyslogServer make() throws IOException;
    }

    private void start(String name, Endpoint endpoint, NewServer server) {
        try {
            SyslogServer made = server.make();
            running.add(made);
            made.start();
            log.info("Takes syslog over {} at {}", name, endpoint.socketAddress());
        } catch (IOException e) {
            stop();
            throw new IllegalStateException(
                    "Set threat-monitor.syslog.%s.port to one that is free, not to %d: %s"
                            .formatted(name, endpoint.port(), e.getMessage()),
                    e);
        }
    }
}

package io.threatmonitor.ingest.intake.syslog;

import io.threatmonitor.ingest.intake.Submission;
import io.threatmonitor.ingest.intake.syslog.message.SyslogReader;
import io.threatmonitor.ingest.sensors.AddressSenders;
import io.threatmonitor.ingest.sensors.Sender;

import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Takes the messages of a stream, as fast as they can be published. Thread-safe. */
@Component
final class Streams {

    private final SyslogReader reader;
    private final AddressSenders senders;
    private final PatientIntake intake;
    private final SyslogMetrics metrics;
    private final SyslogProperties properties;

    Streams(
            SyslogReader reader,
            AddressSenders senders,
            PatientIntake intake,
            SyslogMetrics metrics,
            SyslogProperties properties) {
        this.reader = reader;
        this.senders = senders;
        this.intake = intake;
        this.metrics = metrics;
        this.properties = properties;
    }

    /** Whether anything is taken from {@code address}. */
    boolean knows(InetAddress address) {
        return senders.at(address).isPresent();
    }

    /**
     * Reads until the stream ends, or its sender may not send any more. Nothing is read before all
     * that was read is with the brokers, so that TCP holds the sender back.
     *
     * @throws IOException when the connection breaks
     * @throws InterruptedException when the service stops
     */
    void take(InputStream in, InetAddress address) throws IOException, InterruptedException {
        var frames = new FrameReader(in, properties.longestMessageBytes());
        for (List<Frame> read = frames.read(); !read.isEmpty(); read = frames.read()) {
            Optional<Sender> sender = senders.at(address);
            if (sender.isEmpty()) {
                metrics.refused(SyslogMetrics.Reason.UNREGISTERED);
                return;
            }
            intake.accept(submissions(read, sender.get()), sender.get());
            intake.awaitQuota(sender.get());
        }
    }

    private List<Submission> submissions(List<Frame> frames, Sender sender) {
        return frames.stream().map(frame -> frame.submission(reader, sender)).toList();
    }
}

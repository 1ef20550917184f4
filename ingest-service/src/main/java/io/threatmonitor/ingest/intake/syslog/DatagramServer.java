package io.threatmonitor.ingest.intake.syslog;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.threatmonitor.ingest.intake.Submission;
import io.threatmonitor.ingest.intake.syslog.SyslogMetrics.Reason;
import io.threatmonitor.ingest.intake.syslog.message.SyslogReader;
import io.threatmonitor.ingest.sensors.AddressSenders;
import io.threatmonitor.ingest.sensors.Sender;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A server for datagrams, each of them one message (RFC 5426 section 3.1). Nobody can be asked to
 * wait: what the brokers do not take as fast as it comes waits in a queue, and is dropped and
 * counted where that is full.
 */
final class DatagramServer implements SyslogServer {

    private static final Logger log = LoggerFactory.getLogger(DatagramServer.class);

    /** What the kernel is asked to hold while this thread does not run. */
    private static final int KERNEL_BUFFER = 4 * 1024 * 1024;

    /** What a waiting message takes beside its octets. */
    private static final int OVERHEAD = 100;

    private static final int MOST = 500;
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration LOOK_AT_RECEIVER = Duration.ofMillis(200);

    private final InetSocketAddress address;
    private final SyslogReader reader;
    private final AddressSenders senders;
    private final PatientIntake intake;
    private final SyslogMetrics metrics;
    private final int longest;
    private final Semaphore room;
    private final BlockingQueue<Datagram> queue = new LinkedBlockingQueue<>();
    private final DatagramSocket socket;
    private final Thread receiving = Thread.ofVirtual().name("syslog-udp").unstarted(this::receive);
    private final Thread publishing =
            Thread.ofVirtual().name("syslog-udp-publishing").unstarted(this::publish);

    private record Datagram(Frame frame, Sender sender) {

        int size() {
            return frame.bytes().length + OVERHEAD;
        }

        Submission submission(SyslogReader reader) {
            return frame.submission(reader, sender);
        }
    }

    DatagramServer(
            SyslogProperties.Udp udp,
            SyslogReader reader,
            AddressSenders senders,
            PatientIntake intake,
            SyslogMetrics metrics,
            SyslogProperties properties)
            throws IOException {
        this.address = udp.socketAddress();
        this.reader = reader;
        this.senders = senders;
        this.intake = intake;
        this.metrics = metrics;
        this.longest = properties.longestMessageBytes();
        this.room = new Semaphore((int) udp.queue().toBytes());
        this.socket = new DatagramSocket(null);
    }

    @Override
    public void start() throws IOException {
        socket.setReceiveBufferSize(KERNEL_BUFFER);
        socket.bind(address);
        receiving.start();
        publishing.start();
    }

    @Override
    public void stop() {
        socket.close();
        try {
            if (!publishing.join(GRACE)) {
                log.warn("Messages that the brokers did not take are lost");
                publishing.interrupt();
            }
        } catch (InterruptedException e) {
            publishing.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void receive() {
        var packet = new DatagramPacket(new byte[longest + 1], longest + 1);
        while (!socket.isClosed()) {
            try {
                packet.setLength(longest + 1);
                socket.receive(packet);
                enqueue(packet);
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    log.warn("A datagram could not be received: {}", e.getMessage());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // nobody does
                return;
            }
        }
    }

    private void enqueue(DatagramPacket packet) throws InterruptedException {
        int length = lengthWithoutEnd(packet);
        if (length == 0) {
            return;
        }
        Optional<Sender> sender = senders.at(packet.getAddress());
        if (sender.isEmpty()) {
            metrics.dropped(Reason.UNREGISTERED);
        } else if (!intake.isWithinQuota(sender.get())) {
            metrics.dropped(Reason.QUOTA);
        } else {
            var datagram = new Datagram(frame(packet.getData(), length), sender.get());
            if (room.tryAcquire(datagram.size())) {
                queue.add(datagram);
            } else {
                metrics.dropped(Reason.QUEUE_FULL);
            }
        }
    }

    private Frame frame(byte[] data, int length) {
        return length > longest
                ? Frame.tooLong(Arrays.copyOf(data, longest), longest)
                : Frame.whole(Arrays.copyOf(data, length));
    }

    /** Some senders end a datagram as they would a line, or a text in C. */
    private static int lengthWithoutEnd(DatagramPacket packet) {
        byte[] data = packet.getData();
        int length = packet.getLength();
        while (length > 0 && (data[length - 1] == '\n' || data[length - 1] == 0)) {
            length--;
        }
        return length;
    }

    private void publish() {
        try {
            while (receiving.isAlive() || !queue.isEmpty()) {
                Datagram first = queue.poll(LOOK_AT_RECEIVER.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    var waiting = new ArrayList<>(List.of(first));
                    queue.drainTo(waiting, MOST - 1);
                    publish(waiting);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the service stops, and waited for long enough
        }
    }

    private void publish(List<Datagram> datagrams) throws InterruptedException {
        Map<Sender, List<Submission>> bySender =
                datagrams.stream()
                        .collect(
                                groupingBy(
                                        Datagram::sender,
                                        LinkedHashMap::new,
                                        mapping(
                                                datagram -> datagram.submission(reader),
                                                toList())));
        try {
            for (var ofOne : bySender.entrySet()) {
                intake.accept(ofOne.getValue(), ofOne.getKey());
            }
        } finally {
            room.release(datagrams.stream().mapToInt(Datagram::size).sum());
        }
    }
}

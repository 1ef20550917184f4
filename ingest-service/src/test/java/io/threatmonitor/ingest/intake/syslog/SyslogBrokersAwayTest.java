package io.threatmonitor.ingest.intake.syslog;

import static io.threatmonitor.ingest.intake.syslog.SyslogSenders.HERE;
import static io.threatmonitor.ingest.intake.syslog.SyslogSenders.datagram;
import static io.threatmonitor.ingest.intake.syslog.SyslogSenders.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.platform.kafka.KafkaBroker;
import io.threatmonitor.platform.kafka.KafkaSettings;
import io.threatmonitor.platform.process.FreePorts;
import io.threatmonitor.testkit.ServiceTest;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Has a broker of its own, which it may stop. */
@ServiceTest(
        properties = {
            "threat-monitor.publishing.ack-timeout=2s",
            "threat-monitor.publishing.retry-after=1s",
            "spring.kafka.producer.properties.max.block.ms=1500",
            "threat-monitor.syslog.tcp.address=127.0.0.1",
            "threat-monitor.syslog.udp.address=127.0.0.1",
            "threat-monitor.syslog.udp.queue=10KB"
        })
@DirtiesContext
class SyslogBrokersAwayTest {

    private static final KafkaSettings SETTINGS =
            KafkaSettings.forTests(
                    Path.of("target", "syslog-brokers-away-" + ProcessHandle.current().pid()));

    private static final int TCP = FreePorts.any();
    private static final int UDP = FreePorts.any();

    /** More than the sockets' buffers hold, so that the sender is held back, too. */
    private static final int MANY = 20_000;

    private static final int DATAGRAMS = 50;

    private static KafkaBroker broker = KafkaBroker.start(SETTINGS);

    private final MeterRegistry meters;

    SyslogBrokersAwayTest(MeterRegistry meters) {
        this.meters = meters;
    }

    @DynamicPropertySource
    static void ownBroker(DynamicPropertyRegistry properties) {
        properties.add("spring.kafka.bootstrap-servers", broker::bootstrapServers);
        properties.add("threat-monitor.syslog.tcp.port", () -> TCP);
        properties.add("threat-monitor.syslog.udp.port", () -> UDP);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void holdsSendersBackWhereItCanAndCountsWhatItDropsWhereItCannot() throws IOException {
        try (var socket = new Socket(HERE, TCP)) {
            write(socket, line(0));
            await().until(() -> counted("accepted") == 1);

            broker.close();
            var sending = CompletableFuture.runAsync(() -> send(socket));
            for (int i = 0; i < DATAGRAMS; i++) {
                datagram(UDP, line(MANY + i).getBytes(StandardCharsets.UTF_8));
            }
            await().until(() -> counted("unavailable") > 10);
            assertThat(sending).isNotDone();
            double dropped =
                    meters.counter("intake.syslog.dropped", "reason", "queue_full").count();
            assertThat(dropped).isBetween(DATAGRAMS - 10.0, DATAGRAMS - 1.0);

            broker = KafkaBroker.start(SETTINGS);
            double all = MANY + DATAGRAMS - dropped;
            await().until(() -> counted("accepted") == all);
            assertThat(sending).isCompletedWithValue(null);
            assertThat(arrived()).hasSize((int) all);
        }
    }

    private static Set<String> arrived() {
        try (var topics = new TestTopics(broker.bootstrapServers())) {
            return topics.values(Topics.EVENTS, SecurityEvent.class).stream()
                    .map(SecurityEvent::description)
                    .collect(Collectors.toSet());
        }
    }

    private static void send(Socket socket) {
        try {
            for (String line :
                    IntStream.range(1, MANY).mapToObj(SyslogBrokersAwayTest::line).toList()) {
                write(socket, line);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String line(int number) {
        return "<13>1 - web-01 app - - - %d %s%n".formatted(number, "x".repeat(1_000));
    }

    private double counted(String outcome) {
        return meters.counter("intake.events", "format", "syslog", "outcome", outcome).count();
    }
}

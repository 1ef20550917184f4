package io.threatmonitor.ingest.intake.syslog;

import static io.threatmonitor.ingest.intake.syslog.SyslogSenders.HERE;
import static io.threatmonitor.ingest.intake.syslog.SyslogSenders.datagram;
import static io.threatmonitor.ingest.intake.syslog.SyslogSenders.logger;
import static io.threatmonitor.ingest.intake.syslog.SyslogSenders.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.platform.process.FreePorts;
import io.threatmonitor.testkit.ServiceTest;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** What senders of syslog bring, over real sockets and in front of a real broker. */
@ServiceTest(
        properties = {
            "threat-monitor.syslog.tcp.address=127.0.0.1",
            "threat-monitor.syslog.tls.address=127.0.0.1",
            "threat-monitor.syslog.tls.bundle=syslog",
            "threat-monitor.syslog.udp.address=127.0.0.1",
            "threat-monitor.syslog.longest-message=1000B",
            "threat-monitor.syslog.max-connections=3"
        })
class TakeSyslogTest {

    private static final SelfSignedCertificate CERTIFICATE =
            SelfSignedCertificate.in(Path.of("target", "syslog-" + ProcessHandle.current().pid()));

    private static final int TCP = FreePorts.any();
    private static final int TLS = FreePorts.any();
    private static final int UDP = FreePorts.any();

    private final TestTopics topics;
    private final MeterRegistry meters;

    /** Is in every message of a test, and in none of another's. */
    private final String mark = UUID.randomUUID().toString();

    TakeSyslogTest(TestTopics topics, MeterRegistry meters) {
        this.topics = topics;
        this.meters = meters;
    }

    @DynamicPropertySource
    static void ports(DynamicPropertyRegistry properties) {
        properties.add("threat-monitor.syslog.tcp.port", () -> TCP);
        properties.add("threat-monitor.syslog.tls.port", () -> TLS);
        properties.add("threat-monitor.syslog.udp.port", () -> UDP);
        properties.add(
                "spring.ssl.bundle.jks.syslog.keystore.location",
                () -> CERTIFICATE.keyStore().toUri().toString());
        properties.add(
                "spring.ssl.bundle.jks.syslog.keystore.password",
                () -> SelfSignedCertificate.PASSWORD);
    }

    @Test
    void takesWhatLoggerSendsWithACountOfItsOctets() throws Exception {
        logger(
                TCP,
                "-T",
                "--octet-count",
                "-p",
                "auth.crit",
                "-t",
                "vault",
                "--id=42",
                "--msgid",
                "SEAL",
                "--sd-id",
                "who@32473",
                "--sd-param",
                "user=\"alice\"",
                "sealed " + mark);

        SecurityEvent event = published(1).getFirst();
        assertThat(event.format()).isEqualTo("syslog");
        assertThat(event.sensorId()).isEqualTo("syslog-127.0.0.1");
        assertThat(event.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(event.description()).isEqualTo("sealed " + mark);
        assertThat(event.attributes().get("syslog"))
                .asString()
                .contains("app_name=vault", "procid=42", "msgid=SEAL", "user=alice");
    }

    @Test
    void takesWhatLoggerSendsInLines() throws Exception {
        logger(
                TCP,
                "-T",
                "--rfc3164",
                "-p",
                "authpriv.info",
                "-t",
                "sshd",
                "Failed password for " + mark + " from 203.0.113.7 port 22 ssh2");

        SecurityEvent event = published(1).getFirst();
        assertThat(event.eventType()).isEqualTo(EventType.LOGIN_FAIL);
        assertThat(event.ipAddress()).isEqualTo("203.0.113.7");
        assertThat(event.attributes()).containsEntry("user", mark);
    }

    @Test
    void takesWhatLoggerSendsInDatagrams() throws Exception {
        logger(UDP, "-d", "-p", "user.err", "-t", "app", "over UDP " + mark);

        assertThat(published(1).getFirst().severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void takesBothFramingsOnOneConnectionInTheirOrder() throws IOException {
        try (var socket = new Socket(HERE, TCP)) {
            for (int i = 0; i < 1_000; i++) {
                String message = "<13>1 - one-" + mark + " app - - - " + i;
                write(socket, i % 2 == 0 ? message + "\n" : message.length() + " " + message);
            }
        }
        assertThat(published(1_000))
                .extracting(SecurityEvent::description)
                .isEqualTo(IntStream.range(0, 1_000).mapToObj(String::valueOf).toList());
    }

    @Test
    void takesMessagesOverTls() throws Exception {
        SecurityEvent event = sentOverTls();

        assertThat(event.format()).isEqualTo("cef");
        assertThat(event.severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void survivesAConnectionThatSpeaksNoTls() throws Exception {
        try (var socket = new Socket(HERE, TLS)) {
            write(socket, "<13>in the clear\n");
            assertThat(isClosed(socket)).isTrue();
        }
        assertThat(sentOverTls().format()).isEqualTo("cef");
    }

    private SecurityEvent sentOverTls() throws Exception {
        var sockets = CERTIFICATE.trusting().getSocketFactory();
        try (Socket socket = sockets.createSocket(HERE, TLS)) {
            String message = "CEF:0|Acme|WAF|1|9|" + mark + "|9|src=203.0.113.7";
            write(socket, message.length() + " " + message);
            return published(1).getFirst();
        }
    }

    @Test
    void rejectsAMessageThatIsTooLongAndTakesTheNext() throws IOException {
        double before = rejected();
        try (var socket = new Socket(HERE, TCP)) {
            String tooLong = "<13>" + "x".repeat(200_000);
            write(socket, tooLong + "\n" + "<13>a " + mark + "\n");
            write(socket, tooLong.length() + " " + tooLong + "<13>b " + mark + "\n");
            assertThat(published(2))
                    .extracting(SecurityEvent::description)
                    .containsExactly("a " + mark, "b " + mark);
        }
        datagram(UDP, "<13>%s".formatted("x".repeat(1_000)).getBytes(StandardCharsets.UTF_8));

        await().untilAsserted(() -> assertThat(rejected() - before).isEqualTo(3));
    }

    @Test
    void closesAConnectionTooMany() throws IOException {
        try (var first = new Socket(HERE, TCP);
                var second = new Socket(HERE, TCP);
                var third = new Socket(HERE, TCP)) {
            await().untilAsserted(() -> {
                for (Socket socket : List.of(first, second, third)) {
                    write(socket, "<13>" + mark + "\n");
                }
                assertThat(published()).hasSizeGreaterThanOrEqualTo(3);
            });
            try (var fourth = new Socket(HERE, TCP)) {
                assertThat(isClosed(fourth)).isTrue();
            }
        }
        assertThat(meters.get("intake.syslog.refused").tag("reason", "too_many").counter().count())
                .isPositive();
        await().untilAsserted(() -> {
            try (var free = new Socket(HERE, TCP)) {
                assertThat(isClosed(free)).isFalse();
            }
        });
    }

    /** Whether the other side has ended it, or does so soon. */
    private static boolean isClosed(Socket socket) throws IOException {
        socket.setSoTimeout(1_000);
        try {
            var _ = socket.getInputStream().readAllBytes();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true; // reset
        }
    }

    private double rejected() {
        return meters.counter("intake.events", "format", "syslog", "outcome", "rejected").count();
    }

    private List<SecurityEvent> published(int count) {
        await().untilAsserted(() -> assertThat(published()).hasSize(count));
        return published();
    }

    private List<SecurityEvent> published() {
        return topics.values(Topics.EVENTS, SecurityEvent.class).stream()
                .filter(event -> event.toString().contains(mark))
                .toList();
    }
}

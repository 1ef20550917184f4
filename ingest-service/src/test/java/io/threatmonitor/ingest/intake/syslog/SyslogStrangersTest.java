package io.threatmonitor.ingest.intake.syslog;

import static io.threatmonitor.ingest.intake.syslog.SyslogSenders.HERE;
import static io.threatmonitor.ingest.intake.syslog.SyslogSenders.datagram;
import static io.threatmonitor.ingest.intake.syslog.SyslogSenders.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.platform.process.FreePorts;
import io.threatmonitor.testkit.ServiceTest;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Where sensors have to be registered: before this machine is, and after. */
@ServiceTest(
        properties = {
            "threat-monitor.sensors.require-registration=true",
            "threat-monitor.syslog.tcp.address=127.0.0.1",
            "threat-monitor.syslog.udp.address=127.0.0.1"
        })
class SyslogStrangersTest {

    private static final int TCP = FreePorts.any();
    private static final int UDP = FreePorts.any();

    private final ApiClient admin;
    private final TestTopics topics;
    private final MeterRegistry meters;
    private final String mark = UUID.randomUUID().toString();

    SyslogStrangersTest(ApiClient api, TestIssuer issuer, TestTopics topics, MeterRegistry meters) {
        this.admin = api.as(issuer.admin());
        this.topics = topics;
        this.meters = meters;
    }

    @DynamicPropertySource
    static void ports(DynamicPropertyRegistry properties) {
        properties.add("threat-monitor.syslog.tcp.port", () -> TCP);
        properties.add("threat-monitor.syslog.udp.port", () -> UDP);
    }

    @Test
    void takesNothingFromStrangersAndClosesConnectionsOfThoseWhoBecomeSo() throws IOException {
        try (var socket = new Socket(HERE, TCP)) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        datagram(UDP, message("dropped"));
        await().untilAsserted(() -> assertThat(counted("dropped")).isEqualTo(1));
        assertThat(counted("refused")).isEqualTo(1);

        register();
        datagram(UDP, message("datagram"));
        try (var socket = new Socket(HERE, TCP)) {
            write(socket, "<13>stream " + mark + "\n");
            await().untilAsserted(() -> assertThat(published()).hasSize(2));
            assertThat(published())
                    .extracting(SecurityEvent::sensorId)
                    .containsOnly("firewall-" + mark);

            admin.patch("/api/v1/sensors/firewall-" + mark, Map.of("enabled", false));
            write(socket, "<13>disabled " + mark + "\n");
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(published()).hasSize(2);
    }

    private byte[] message(String text) {
        return "<13>%s %s".formatted(text, mark).getBytes(StandardCharsets.UTF_8);
    }

    private double counted(String what) {
        return meters.counter("intake.syslog." + what, "reason", "unregistered").count();
    }

    private void register() {
        var answer =
                admin.post(
                        "/api/v1/sensors",
                        Map.of(
                                "id", "firewall-" + mark,
                                "name", "Firewall",
                                "owner", "network team",
                                "kind", "firewall",
                                "syslog_addresses", List.of("127.0.0.0/8")));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    private List<SecurityEvent> published() {
        return topics.values(Topics.EVENTS, SecurityEvent.class).stream()
                .filter(event -> event.description().contains(mark))
                .toList();
    }
}

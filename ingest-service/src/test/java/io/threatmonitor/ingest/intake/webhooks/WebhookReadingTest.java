package io.threatmonitor.ingest.intake.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.Objects.requireNonNull;

import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.ingest.intake.Acceptance.Accepted;
import io.threatmonitor.ingest.intake.Acceptance.Rejected;
import io.threatmonitor.ingest.intake.IntakeUnderTest;
import io.threatmonitor.kit.api.ApiException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Samples written by hand; none is a recording of a product. */
class WebhookReadingTest {

    private final IntakeUnderTest behind = new IntakeUnderTest();
    private final WebhookReader reader =
            new WebhookReader(
                    new SentObjects(IntakeUnderTest.PROPERTIES),
                    List.of(
                            new FalcoMapping(),
                            new AlertmanagerMapping(),
                            new SuricataMapping(),
                            new WazuhMapping(),
                            new OcsfMapping(),
                            new WindowsMapping()));

    @Test
    void readsFalco() {
        var event =
                only(
                        """
                        {"uuid": "0f8c7a2e-1111-4222-8333-444455556666", "hostname": "node-7",
                         "output": "Shell in a container (user=root)", "priority": "Warning",
                         "rule": "Terminal shell in container", "source": "syscall",
                         "tags": ["container", "mitre_execution"],
                         "time": "2026-11-22T12:00:00.123456789Z",
                         "output_fields": {"proc.name": "bash", "fd.rip": "203.0.113.9"}}
                        """,
                        "falco");

        assertThat(event.sourceName()).isEqualTo("node-7");
        assertThat(event.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(event.eventType()).isEqualTo(EventType.COMMAND_EXECUTION);
        assertThat(event.description()).isEqualTo("Shell in a container (user=root)");
        assertThat(event.ipAddress()).isEqualTo("203.0.113.9");
        assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-11-22T12:00:00.123456789Z"));
        assertThat(event.attributes()).containsEntry("rule", "Terminal shell in container");
    }

    @Test
    void makesAnEventOfEachAlertOfAlertmanager() {
        var events =
                accepted(
                        """
                        {"version": "4", "groupKey": "{}:{alertname=\\"Flood\\"}", "status": "firing",
                         "receiver": "threats", "externalURL": "http://alerts.example",
                         "alerts": [
                          {"status": "firing", "labels": {"alertname": "Flood", "severity": "critical",
                           "instance": "203.0.113.5:9100"}, "annotations": {"summary": "Too much"},
                           "startsAt": "2026-11-22T12:00:00Z", "endsAt": "0001-01-01T00:00:00Z",
                           "fingerprint": "aaaa"},
                          {"status": "resolved", "labels": {"alertname": "Flood", "severity": "critical"},
                           "annotations": {}, "startsAt": "2026-11-22T11:00:00Z",
                           "endsAt": "2026-11-22T11:30:00Z", "fingerprint": "bbbb"}]}
                        """,
                        "alertmanager");

        assertThat(events)
                .extracting(SecurityEvent::severity)
                .containsExactly(Severity.CRITICAL, Severity.LOW);
        assertThat(events)
                .extracting(SecurityEvent::description)
                .containsExactly("Too much", "Flood");
        assertThat(events.getFirst().ipAddress()).isEqualTo("203.0.113.5");
        assertThat(events.getLast().occurredAt()).isEqualTo(Instant.parse("2026-11-22T11:30:00Z"));
    }

    @Test
    void knowsARepeatedAlertOfAlertmanager() {
        String notification =
                """
                {"receiver": "threats", "alerts": [{"status": "firing", "labels": {},
                 "startsAt": "2026-11-22T12:00:00Z", "fingerprint": "aaaa"}]}
                """;

        assertThat(only(notification, "alertmanager").id())
                .isEqualTo(only(notification, "alertmanager").id());
    }

    @ParameterizedTest
    @CsvSource({"1, HIGH", "2, MEDIUM", "3, LOW", "4, LOW"})
    void readsSuricata(int severity, Severity expected) {
        var event =
                only(
                        """
                        {"timestamp": "2026-11-22T13:00:00.251547+0100", "flow_id": 586497171462735,
                         "event_type": "alert", "src_ip": "198.51.100.4", "dest_ip": "192.0.2.1",
                         "alert": {"signature_id": 2017515, "signature": "ET SCAN nmap",
                          "category": "Detection of a Network Scan", "severity": %d},
                         "http": {"url": "/login", "http_method": "GET", "http_user_agent": "nmap"}}
                        """
                                .formatted(severity),
                        "suricata");

        assertThat(event.severity()).isEqualTo(expected);
        assertThat(event.eventType()).isEqualTo(EventType.NETWORK_SCAN);
        assertThat(event.ipAddress()).isEqualTo("198.51.100.4");
        assertThat(requireNonNull(event.request()).path()).isEqualTo("/login");
        assertThat(requireNonNull(event.device()).userAgent()).isEqualTo("nmap");
        assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-11-22T12:00:00.251547Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "6, LOW",
        "7, MEDIUM",
        "12, HIGH",
        "15, CRITICAL",
        "'\"high\"', HIGH",
        "'\"informational\"', LOW"
    })
    void readsWazuh(String level, Severity expected) {
        var event =
                only(
                        """
                        {"timestamp": "2026-11-22T12:00:00.000+0000", "id": "1680170100.12345",
                         "rule": {"level": %s, "description": "sshd: wrong password", "id": "5710",
                          "groups": ["sshd", "authentication_failed"]},
                         "agent": {"id": "001", "name": "web-1"}, "manager": {"name": "siem"},
                         "data": {"srcip": "203.0.113.7"}, "full_log": "sshd[1]: Failed"}
                        """
                                .formatted(level),
                        "wazuh");

        assertThat(event.severity()).isEqualTo(expected);
        assertThat(event.eventType()).isEqualTo(EventType.LOGIN_FAIL);
        assertThat(event.sourceName()).isEqualTo("web-1");
        assertThat(event.ipAddress()).isEqualTo("203.0.113.7");
    }

    @ParameterizedTest
    @CsvSource({"1, LOW", "3, MEDIUM", "4, HIGH", "5, CRITICAL", "6, CRITICAL", "0, MEDIUM"})
    void readsOcsf(int severity, Severity expected) {
        var event =
                only(
                        """
                        {"class_uid": 3002, "severity_id": %d, "status_id": 2, "time": 1795348800000,
                         "message": "Logon failed", "metadata": {"uid": "u-1",
                          "product": {"name": "Directory"}}, "src_endpoint": {"ip": "2001:db8::1"},
                         "device": {"hostname": "dc-1"}}
                        """
                                .formatted(severity),
                        "ocsf");

        assertThat(event.severity()).isEqualTo(expected);
        assertThat(event.eventType()).isEqualTo(EventType.LOGIN_FAIL);
        assertThat(event.sourceName()).isEqualTo("dc-1");
        assertThat(event.ipAddress()).isEqualTo("2001:db8::1");
        assertThat(event.occurredAt()).isEqualTo(Instant.ofEpochMilli(1795348800000L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                {"@timestamp": "2026-11-22T12:00:00Z", "winlog": {"event_id": "4625",
                 "channel": "Security", "computer_name": "dc-1", "record_id": 7,
                 "event_data": {"IpAddress": "203.0.113.7"}}}
                """,
                """
                {"Event": {"System": {"EventID": {"#text": "4625"}, "Channel": "Security",
                 "Computer": "dc-1", "EventRecordID": 7,
                 "TimeCreated": {"#attributes": {"SystemTime": "2026-11-22T12:00:00Z"}}},
                 "EventData": {"Data": [{"@Name": "IpAddress", "#text": "203.0.113.7"}]}}}
                """,
                """
                {"EventID": 4625, "Channel": "Security", "Computer": "dc-1", "RecordNumber": 7,
                 "EventTime": "2026-11-22 12:00:00", "IpAddress": "203.0.113.7"}
                """
            })
    void readsWindowsInEachLayout(String json) {
        var event = only(json, "windows");

        assertThat(event.eventType()).isEqualTo(EventType.LOGIN_FAIL);
        assertThat(event.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(event.sourceName()).isEqualTo("dc-1");
        assertThat(event.ipAddress()).isEqualTo("203.0.113.7");
        assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-11-22T12:00:00Z"));
    }

    @Test
    void tellsSysmonFromOtherLogsWithTheSameIds() {
        var event =
                only(
                        """
                        {"EventID": 1, "Channel": "Microsoft-Windows-Sysmon/Operational",
                         "Computer": "ws-1", "Image": "C:\\\\cmd.exe"}
                        """,
                        "windows");

        assertThat(event.eventType()).isEqualTo(EventType.COMMAND_EXECUTION);
    }

    @Test
    void leavesTheGoodLinesWhenOneIsBroken() {
        var submissions =
                reader.read(
                        bytes("{\"class_uid\": 1001}\n{\"class_uid\": \n{\"class_uid\": 1007}\n"),
                        null,
                        IntakeUnderTest.SENSOR);

        assertThat(behind.intake.accept(submissions, IntakeUnderTest.SENSOR))
                .extracting(Object::getClass)
                .containsExactly(Accepted.class, Rejected.class, Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "[1, 2]", "null", "\"text\"", "{\"a\": 1, \"a\": 2}"})
    void refusesABodyWithoutAnyObject(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(ApiException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"falco", "alertmanager", "suricata", "wazuh", "ocsf", "windows"})
    void takesAnObjectOfNothingKnown(String kind) {
        String strange =
                """
                {"alerts": [{"labels": 5}], "rule": [], "priority": {}, "winlog": "x",
                 "class_uid": {}, "Event": {"System": 3}, "alert": "no", "time": "never"}
                """;

        assertThat(accepted(strange, kind)).hasSize(1);
    }

    private List<?> read(String body) {
        return reader.read(bytes(body), null, IntakeUnderTest.SENSOR);
    }

    private SecurityEvent only(String json, String kind) {
        var recognised = accepted(json, null);
        assertThat(recognised).hasSize(1);
        assertThat(recognised.getFirst().format()).isEqualTo(kind);
        return recognised.getFirst();
    }

    private List<SecurityEvent> accepted(String json, @Nullable String kind) {
        var fresh = new IntakeUnderTest(); // knows no event yet that these could repeat
        var mapping = kind == null ? null : reader.mapping(kind);
        var submissions = reader.read(bytes(json), mapping, IntakeUnderTest.SENSOR);
        assertThat(fresh.intake.accept(submissions, IntakeUnderTest.SENSOR))
                .allMatch(Accepted.class::isInstance);
        return fresh.events.all();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

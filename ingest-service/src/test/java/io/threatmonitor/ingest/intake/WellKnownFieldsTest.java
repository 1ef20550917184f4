package io.threatmonitor.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import io.threatmonitor.contracts.event.Device;
import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.Geo;
import io.threatmonitor.contracts.event.Request;
import io.threatmonitor.contracts.event.Severity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

class WellKnownFieldsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'log': {'level': 'error'}} | HIGH",
                "{'log.level': 'WARN'} | MEDIUM",
                "{'event': {'severity': 'critical'}} | CRITICAL",
                "{'event': {'severity': 73}} | HIGH",
                "{'event': {'severity': 99.5}} | CRITICAL",
                "{'log': {'syslog': {'severity': {'code': 2}}}} | CRITICAL",
                "{'log': {'syslog': {'severity': {'code': 4}}}, 'event': {'severity': 4}} | MEDIUM",
                "{'log': {'syslog': {'severity': {'name': 'Error', 'code': 3}}}} | HIGH",
                "{'event': {'kind': 'alert'}} | HIGH",
                "{'event': {'severity': null}, 'log': 7} | LOW",
            })
    void readsSeverities(String document, Severity severity) {
        assertThat(fields(document).severity()).isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'event_type': 'data-exfiltration'} | DATA_EXFILTRATION",
                "{'event_type': 'nonsense', 'event': {'category': 'malware'}} | OTHER",
                "{'event': {'action': 'network_scan', 'category': ['network']}} | NETWORK_SCAN",
                "{'event': {'action': 'logon-failed', 'category': ['malware']}} | MALWARE",
                "{'event': {'category': ['intrusion_detection', 'network']}} | INTRUSION",
                "{'event': {'category': 'authentication', 'outcome': 'failure'}} | LOGIN_FAIL",
                "{'event': {'category': 'authentication', 'outcome': 'success'}} | OTHER",
                "{'event': {'category': ['process'], 'type': ['start']}} | COMMAND_EXECUTION",
                "{'event': {'category': ['process'], 'type': ['end']}} | OTHER",
                "{'event': {'category': ['file'], 'type': 'deletion'}} | FILE_MOD",
                "{'event': {'category': ['iam'], 'type': ['user', 'creation']}}"
                        + " | CONFIGURATION_CHANGE",
                "{'event': {'category': {'a': 1}, 'type': null}} | OTHER",
            })
    void readsTypes(String document, EventType type) {
        assertThat(fields(document).eventType()).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'2026-11-24T12:00:00.250Z'",
                "'2026-11-24T13:00:00.250+01:00'",
                "'2026-11-24T12:00:00.25'",
                "1795521600250"
            })
    void readsTimesAsElasticsearchDoes(String time) {
        assertThat(fields("{'@timestamp': %s}".formatted(time)).time())
                .isEqualTo(Instant.parse("2026-11-24T12:00:00.250Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'yesterday'", "''", "true", "1e99", "[]", "null"})
    void leavesOutTimesThatMakeNoSense(String time) {
        assertThat(fields("{'@timestamp': %s}".formatted(time)).time()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'host': {'name': 'h'}, 'agent': {'name': 'a'}} | h",
                "{'observer': {'name': 'fw'}, 'agent': {'name': 'a'}} | fw",
                "{'agent': {'name': 'a'}} | a",
            })
    void readsSources(String document, String source) {
        assertThat(fields(document).source()).isEqualTo(source);
    }

    @Test
    void readsWhoDidItAndHow() {
        var event =
                fields(
                                """
                                {'source': {'ip': '203.0.113.7',
                                            'geo': {'city_name': 'Bonn', 'region_name': 'NRW',
                                                    'country_name': 'Germany',
                                                    'country_iso_code': 'DE',
                                                    'location': {'lat': 50.7, 'lon': 7}},
                                            'as': {'number': 64500, 'organization.name': 'Net'}},
                                 'user_agent': {'original': 'Mozilla/5.0', 'name': 'Firefox',
                                                'version': '140', 'os': {'name': 'Linux',
                                                'version': '6'}},
                                 'http.request': {'method': 'POST', 'referrer': 'https://a.example'},
                                 'url': {'path': '/login', 'original': '/login?x'}}
                                """)
                        .builder()
                        .build();

        assertThat(event.ipAddress()).isEqualTo("203.0.113.7");
        assertThat(event.geo())
                .isEqualTo(
                        new Geo(
                                "Bonn", "NRW", "Germany", "DE", 50.7, 7.0, "Net", 64_500L, null,
                                null));
        assertThat(event.device())
                .isEqualTo(new Device(null, "Linux", "6", "Firefox", "140", "Mozilla/5.0"));
        assertThat(event.request())
                .isEqualTo(new Request("POST", "/login", Map.of("Referer", "https://a.example")));
    }

    @Test
    void leavesOutWhatIsNotSaidOrMakesNoSense() {
        var event =
                fields("{'client': {'ip': 'nobody', 'geo': {'location': {'lat': 91, 'lon': 'x'}}}}")
                        .builder()
                        .build();

        assertThat(event.ipAddress()).isNull();
        assertThat(event.geo()).isNull();
        assertThat(event.device()).isNull();
        assertThat(event.request()).isNull();
    }

    @SuppressWarnings("unchecked")
    private static WellKnownFields fields(String document) {
        byte[] json = document.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return new WellKnownFields(
                (Map<String, Object>) requireNonNull(IntakeUnderTest.JSON.value(json)));
    }
}

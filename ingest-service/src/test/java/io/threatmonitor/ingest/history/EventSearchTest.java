package io.threatmonitor.ingest.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;

import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.audit.AuditAction;
import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.Geo;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.ingest.history.recording.PastEvents;
import io.threatmonitor.testkit.ServiceTest;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.identity.TestToken;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Three events: who is asked for is told by the description's last word. */
@ServiceTest
class EventSearchTest {

    private static final Instant MORNING = Instant.parse("2026-06-06T06:00:00Z");

    private final ApiClient api;
    private final TestIssuer issuer;
    private final TestTopics topics;
    private final String source = "search-" + UUID.randomUUID();

    EventSearchTest(PastEvents past, ApiClient api, TestIssuer issuer, TestTopics topics) {
        this.api = api;
        this.issuer = issuer;
        this.topics = topics;
        past.store(
                event(
                        MORNING,
                        "Failed LOGIN of alice",
                        "203.0.113.7",
                        "DE",
                        Map.of("user", "alice", "port", 22, "process", Map.of("name", "sshd"))),
                event(
                        MORNING.plusSeconds(86_400),
                        "=failed,\"logins\" of bob",
                        "2001:db8::7",
                        "FR",
                        Map.of("user", "bob", "tags", List.of("vpn", "late"), "root", true)),
                event(MORNING.plusSeconds(3 * 86_400), "login of carol", null, null, Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "q=failed, 'bob alice'",
        "q=login, 'carol alice'",
        "q=FAILED%20login, alice",
        "q=logi, ''",
        "attributes.user=alice, alice",
        "attributes.user=alice&attributes.user=bob, 'bob alice'",
        "attributes.user=Alice, ''",
        "attributes.port=22, alice",
        "attributes.process.name=sshd, alice",
        "attributes.tags=late, bob",
        "attributes.root=true, bob",
        "attributes.user=alice&q=bob, ''",
        "country=de, alice",
        "'country=DE,FR', 'bob alice'",
        "ip_address=203.0.113.7, alice",
        "ip_address=203.0.113.0/24, alice",
        "ip_address=::ffff:203.0.113.7, alice",
        "ip_address=2001:db8::/32, bob",
        "ip_address=0.0.0.0/0, alice",
        "sensor_id=sensor-7, 'carol bob alice'",
        "sensor_id=sensor-8, ''",
    })
    void findsWhatIsAskedForAndNothingElse(String query, String names) {
        ApiAnswer answer = search(query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(String.join(" ", namesIn(answer))).isEqualTo(names);
        assertThat(answer.data().required("count").asInt())
                .isEqualTo(answer.data().required("results").size());
        assertThat(statistics(query)).isEqualTo(answer.data().required("results").size());
    }

    @ParameterizedTest
    @CsvSource({
        "ip_address=203.0.113.256, ip_address",
        "ip_address=203.0.113.0/33, ip_address",
        "ip_address=localhost, ip_address",
        "ip_address=10.1, ip_address",
        "country=Germany, country",
        "q=!!!, q",
        "attributes.=x, attributes.",
    })
    void namesTheParameterThatIsWrong(String query, String field) {
        ApiAnswer answer = search(query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().required("errors").findValuesAsString("field"))
                .containsExactly(field);
    }

    @Test
    void exportsWhatIsAskedForAsLinesOfJson() {
        ApiAnswer answer = export(issuer.analyst(), "format=ndjson&q=failed");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text().lines()).hasSize(2).allMatch(line -> line.startsWith("{"));
    }

    @Test
    void exportsNoFormulas() {
        ApiAnswer answer = export(issuer.analyst(), "format=csv&attributes.user=bob");
        assertThat(answer.text().lines().toList().get(1))
                .contains(",\"'=failed,\"\"logins\"\" of bob\",2001:db8::7,FR,native,");
    }

    @Test
    void tellsTheAuditTrailOfAnExportAndKeepsOthersOut() {
        assertThat(export(issuer.sensor("sensor-7"), "").status()).isEqualTo(403);
        export(issuer.admin(), "q=failed");
        await().untilAsserted(() ->
                assertThat(topics.values(Topics.AUDIT_ACTIONS, AuditAction.class))
                        .anyMatch(action ->
                                action.action().equals("events_exported")
                                        && String.valueOf(action.target()).contains(source)));
    }

    private ApiAnswer search(String query) {
        return api.as(issuer.analyst()).get("/api/v1/events?source_name=" + source + "&" + query);
    }

    private ApiAnswer export(TestToken token, String query) {
        return api.as(token).get("/api/v1/events/export?source_name=" + source + "&" + query);
    }

    private int statistics(String query) {
        return api.as(issuer.analyst())
                .get(
                        "/api/v1/events/stats?from=2026-06-01T00:00:00Z&to=2026-06-30T00:00:00Z"
                                + "&source_name="
                                + source
                                + "&"
                                + query)
                .data()
                .required("total")
                .asInt();
    }

    private static List<String> namesIn(ApiAnswer answer) {
        return answer.results(SecurityEvent.class).stream()
                .map(event ->
                        event.description().substring(event.description().lastIndexOf(' ') + 1))
                .toList();
    }

    private SecurityEvent event(
            Instant at,
            String description,
            @Nullable String address,
            @Nullable String country,
            Map<String, @Nullable Object> attributes) {
        return new SecurityEvent(
                UuidCreator.getTimeOrderedEpoch(),
                at,
                at,
                "sensor-7",
                source,
                EventType.LOGIN_FAIL,
                Severity.LOW,
                description,
                address,
                new Geo(null, null, null, country, null, null, null, null, null, null),
                null,
                null,
                attributes,
                "native");
    }
}

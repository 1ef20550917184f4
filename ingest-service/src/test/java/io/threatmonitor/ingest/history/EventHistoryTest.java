package io.threatmonitor.ingest.history;

import static io.threatmonitor.contracts.event.EventType.DDOS;
import static io.threatmonitor.contracts.event.EventType.MALWARE;
import static io.threatmonitor.contracts.event.Severity.CRITICAL;
import static io.threatmonitor.contracts.event.Severity.HIGH;
import static io.threatmonitor.contracts.event.Severity.LOW;
import static io.threatmonitor.ingest.history.recording.PastEvents.received;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.ingest.history.recording.PastEvents;
import io.threatmonitor.kit.api.Cursor.Direction;
import io.threatmonitor.kit.api.PageRequest;
import io.threatmonitor.kit.ids.DerivedIds;
import io.threatmonitor.testkit.ServiceTest;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

@ServiceTest
class EventHistoryTest {

    private static final Instant NOON = Instant.parse("2026-05-05T12:00:00.123456Z");

    private final PastEvents past;
    private final EventHistory history;
    private final ApiClient api;
    private final ApiClient analyst;
    private final TestIssuer issuer;
    private final String source = "history-" + UUID.randomUUID();

    EventHistoryTest(PastEvents past, EventHistory history, ApiClient api, TestIssuer issuer) {
        this.past = past;
        this.history = history;
        this.api = api;
        this.analyst = api.as(issuer.analyst());
        this.issuer = issuer;
    }

    @Test
    void walksAllPagesThereAndBackWithNoEventTwice() {
        // Three at each moment, so that pages end between events of the same time.
        var events =
                IntStream.range(0, 50)
                        .mapToObj(i -> received(NOON.plusSeconds(i / 3), source, DDOS, LOW))
                        .toList();
        past.store(events);

        var there = new ArrayList<UUID>();
        ApiAnswer last = walk(firstPage("&limit=7"), there, true);
        assertThat(there)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(idsOf(events));
        assertThat(last.next()).isNull();

        var back = new ArrayList<>(idsIn(last).reversed());
        var first = walk(analyst.get(String.valueOf(last.previous())), back, false);
        Collections.reverse(back);
        assertThat(back).isEqualTo(there);
        assertThat(first.previous()).isNull();
    }

    @Test
    void listsTheNewestFirst() {
        var older = received(NOON, source, DDOS, LOW);
        var newer = received(NOON.plusNanos(1_000), source, DDOS, LOW);
        past.store(List.of(newer, older));
        assertThat(idsIn(firstPage(""))).containsExactly(newer.id(), older.id());
    }

    @ParameterizedTest
    @CsvSource({
        "'', 3",
        "&severity=low, 1",
        "&severity=LOW, 1",
        "'&severity=low,critical', 2",
        "&severity=low&severity=critical, 2",
        "&event_type=malware, 2",
        "'&event_type=malware,ddos', 3",
        "&event_type=malware&severity=high, 1",
        "&event_type=phishing, 0",
        "&from=2026-05-05T12:00:10Z, 2",
        "&to=2026-05-05T12:00:20.123456Z, 2",
        "&from=2026-05-05T12:00:10.123456Z&to=2026-05-05T12:00:10.123457Z, 1",
        "&from=2026-05-05T14:00:10%2B02:00, 2",
    })
    void filters(String query, int expected) {
        past.store(
                List.of(
                        received(NOON, source, DDOS, LOW),
                        received(NOON.plusSeconds(10), source, MALWARE, HIGH),
                        received(NOON.plusSeconds(20), source, MALWARE, CRITICAL)));
        ApiAnswer page = firstPage(query);
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        assertThat(idsIn(page)).hasSize(expected);
        assertThat(page.data().required("count").asInt()).isEqualTo(expected);
        assertThat(page.data().required("count_is_exact").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(EventHistory.Way.class)
    void findsTheSameInEveryWay(EventHistory.Way way) {
        var events =
                IntStream.range(0, 5)
                        .mapToObj(i ->
                                received(NOON.plus(Duration.ofHours(9L * i)), source, DDOS, HIGH))
                        .toList();
        past.store(events);
        past.store(received(NOON.plusSeconds(1), source, DDOS, LOW));
        var filter =
                new EventFilter(
                        List.of(HIGH), List.of(), List.of(source), null, List.of(), null, null);
        var middle = EventHistory.placeOf(events.get(2), Direction.NEWER);

        assertThat(history.search(filter, new PageRequest(null, 3), List.of(way)))
                .isEqualTo(events.subList(1, 5).reversed());
        assertThat(history.search(filter, new PageRequest(middle, 3), List.of(way)))
                .isEqualTo(events.subList(3, 5));
    }

    @Test
    void countsExactlyUpToTenThousand() {
        past.store(
                IntStream.range(0, 10_001)
                        .mapToObj(i -> received(NOON.plusMillis(i), source, DDOS, LOW))
                        .toList());
        ApiAnswer page = firstPage("&limit=1");
        assertThat(page.data().required("count").asInt()).isEqualTo(10_000);
        assertThat(page.data().required("count_is_exact").asBoolean()).isFalse();
    }

    @Test
    void storesARecordOnceHoweverOftenItComes() {
        var event = received(NOON, source, DDOS, LOW);
        past.store(List.of(event, event));
        past.store(List.of(event));
        assertThat(idsIn(firstPage(""))).containsExactly(event.id());
    }

    @Test
    void keepsTheFirstOfWhatASenderRepeats() {
        UUID id = DerivedIds.of(new UUID(0, 0), source);
        var first = received(id, NOON, source, DDOS, LOW);
        var repeat = received(id, NOON.plusSeconds(1), source, DDOS, LOW);
        past.store(List.of(first, repeat));
        past.store(List.of(repeat));
        past.store(List.of(first));
        assertThat(firstPage("").results(SecurityEvent.class)).containsExactly(first);
    }

    @Test
    void answersWithTheWholeEvent() {
        var event = received(NOON, source, DDOS, LOW);
        past.store(List.of(event));
        assertThat(analyst.get("/api/v1/events/" + event.id()).data(SecurityEvent.class))
                .isEqualTo(event);
    }

    @Test
    void saysThatThereIsNoSuchEvent() {
        assertThat(analyst.get("/api/v1/events/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "severity=urgent, severity",
        "event_type=party, event_type",
        "from=yesterday, from",
        "to=1969-01-01T00:00:00Z, to",
        "limit=0, limit",
        "limit=201, limit",
        "limit=many, limit",
        "cursor=x, cursor",
        // N~+100000-01-01T00:00:00Z~00000000-0000-0000-0000-000000000000
        "cursor=Tn4rMTAwMDAwLTAxLTAxVDAwOjAwOjAwWn4wMDAwMDAwMC0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDA, cursor",
    })
    void namesTheParameterThatIsWrong(String query, String field) {
        ApiAnswer answer = analyst.get("/api/v1/events?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().required("errors").findValuesAsString("field"))
                .containsExactly(field);
    }

    @Test
    void letsAnalystsAndAdministratorsReadAndNobodyElse() {
        for (var path : List.of("/api/v1/events", "/api/v1/events/", "/api/v1/events/stats")) {
            assertThat(analyst.get(path).status()).isEqualTo(200);
            assertThat(api.as(issuer.admin()).get(path).status()).isEqualTo(200);
            assertThat(api.as(issuer.sensor("sensor-1")).get(path).status()).isEqualTo(403);
            assertThat(api.as(issuer.auditor()).get(path).status()).isEqualTo(403);
            assertThat(api.get(path).status()).isEqualTo(401);
        }
    }

    private ApiAnswer firstPage(String query) {
        return analyst.get("/api/v1/events?source_name=" + source + query);
    }

    /** Follows the links from {@code page} to the end and answers the last page. */
    private ApiAnswer walk(ApiAnswer page, List<UUID> seen, boolean older) {
        while (true) {
            var ids = idsIn(page);
            seen.addAll(older ? ids : ids.reversed());
            String link = older ? page.next() : page.previous();
            if (link == null) {
                return page;
            }
            page = analyst.get(link);
        }
    }

    private static List<UUID> idsIn(ApiAnswer page) {
        return idsOf(page.results(SecurityEvent.class));
    }

    private static List<UUID> idsOf(List<SecurityEvent> events) {
        return events.stream().map(SecurityEvent::id).toList();
    }
}

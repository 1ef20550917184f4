package io.threatmonitor.alert.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.alert.AlertServiceTest;
import io.threatmonitor.alert.AlertsUnderTest;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.alert.AlertStatus;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.testkit.fixtures.Detections;
import io.threatmonitor.testkit.fixtures.SecurityEvents;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

@AlertServiceTest
class AlertListTest {

    private final AlertsUnderTest alerts;
    private final AlertLifecycle lifecycle;
    private final JdbcClient jdbc;
    private final TestIssuer issuer;
    private final ApiClient api;
    private final ApiClient analyst;

    AlertListTest(
            AlertsUnderTest alerts,
            AlertLifecycle lifecycle,
            JdbcClient jdbc,
            TestIssuer issuer,
            ApiClient api) {
        this.alerts = alerts;
        this.lifecycle = lifecycle;
        this.jdbc = jdbc;
        this.issuer = issuer;
        this.api = api;
        this.analyst = api.as(issuer.analyst());
    }

    @Test
    void leadsThroughAllAlertsNewestFirstAndBack() {
        for (int i = 0; i < 5; i++) {
            alerts.raiseAny();
        }
        ApiAnswer first = analyst.get("/api/v1/alerts?limit=2");

        var seen = new ArrayList<AlertSnapshot>(first.results(AlertSnapshot.class));
        ApiAnswer page = first;
        while (page.next() != null && seen.size() < 100) {
            page = analyst.get(page.next());
            seen.addAll(page.results(AlertSnapshot.class));
        }

        assertThat(seen).hasSizeGreaterThanOrEqualTo(5).doesNotHaveDuplicates();
        assertThat(seen)
                .isSortedAccordingTo(Comparator.comparing(AlertSnapshot::createdAt).reversed());
        assertThat(first.previous()).isNull();
        ApiAnswer second = analyst.get(String.valueOf(first.next()));
        assertThat(analyst.get(String.valueOf(second.previous())).results(AlertSnapshot.class))
                .isEqualTo(first.results(AlertSnapshot.class));
    }

    @Test
    void showsOnlyWhatIsAskedFor() {
        UUID open = alerts.raise(SecurityEvents.ransomwareOn("files-02")).id();
        UUID resolved = alerts.raise(SecurityEvents.ransomwareOn("files-02")).id();
        analyst.patch("/api/v1/alerts/" + resolved, Map.of("status", "resolved"));
        alerts.raise(SecurityEvents.bruteForceFrom("203.0.113.14"));

        assertThat(list("status=open&severity=critical"))
                .extracting(AlertSnapshot::id)
                .contains(open)
                .doesNotContain(resolved);
        assertThat(list("status=open,resolved&severity=critical"))
                .extracting(AlertSnapshot::id)
                .contains(open, resolved);
        assertThat(list("status=open,&severity=,critical"))
                .extracting(AlertSnapshot::id)
                .contains(open)
                .doesNotContain(resolved);
        assertThat(list("status=open&status=in_progress&severity=high"))
                .isNotEmpty()
                .allMatch(alert -> alert.severity() == Severity.HIGH)
                .allMatch(alert -> alert.status() != AlertStatus.RESOLVED);
    }

    @Test
    void findsAnAlertByAnythingThatItSays() {
        String host = "files-" + UUID.randomUUID();
        AlertSnapshot alert = raise(SecurityEvents.ransomwareOn(host));
        analyst.patch("/api/v1/alerts/" + alert.id(), Map.of("assigned_to", "me"));
        AlertSnapshot other = raise(SecurityEvents.bruteForceFrom("203.0.113.16"));
        String ofTheHost = "&source_name=" + host;

        for (String query :
                List.of(
                        "entity=" + host,
                        "entity=host:" + host.toUpperCase(Locale.ROOT),
                        "source_name=" + host.toUpperCase(Locale.ROOT),
                        "source_name=nothing," + host,
                        "entity=user:nobody,198.51.100.23" + ofTheHost,
                        "rule=test-brute-force,other" + ofTheHost,
                        "technique=T1110" + ofTheHost,
                        "technique=t1110.001" + ofTheHost,
                        "assigned_to=me" + ofTheHost,
                        "assigned_to=analyst,nobody" + ofTheHost,
                        "q=MASS+encryption+" + host,
                        "from=" + alert.createdAt() + ofTheHost,
                        "to=" + alert.createdAt().plusMillis(1) + ofTheHost)) {
            assertThat(list(query))
                    .as(query)
                    .extracting(AlertSnapshot::id)
                    .containsExactly(alert.id())
                    .doesNotContain(other.id());
        }
        for (String query :
                List.of(
                        "entity=user:" + host,
                        "rule=other",
                        "technique=T1111",
                        "assigned_to=nobody",
                        "assigned_to=alice",
                        "q=mass+decryption",
                        "from=" + alert.createdAt().plusMillis(1),
                        "to=" + alert.createdAt())) {
            assertThat(list(query + ofTheHost)).as(query).isEmpty();
        }
    }

    @Test
    void findsTheWordsOfAnEventThatIsHardToRead() {
        String word = "w" + UUID.randomUUID().toString().replace("-", "");
        lifecycle.raise(
                List.of(
                        Detections.bruteForceIn(
                                SecurityEvents.described("nul \0 and \\u0000 beside " + word))));

        assertThat(list("q=" + word)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void leadsThroughTheListInEveryOrderAndBack(AlertSort sort) {
        String source = "sorted-" + UUID.randomUUID();
        for (int i = 0; i < 6; i++) {
            raise(
                    SecurityEvents.about(
                            source,
                            SecurityEvents.ofSeverity(List.of(Severity.values()).get(i % 4))));
        }
        String oldest = list("source_name=" + source).getLast().id().toString();
        analyst.patch("/api/v1/alerts/" + oldest, Map.of("comment", "Touched"));
        String question =
                "/api/v1/alerts?limit=2&source_name=%s&sort=%s"
                        .formatted(source, sort.name().toLowerCase(Locale.ROOT));

        var pages = new ArrayList<ApiAnswer>(List.of(analyst.get(question)));
        while (pages.getLast().next() != null && pages.size() < 10) {
            pages.add(analyst.get(String.valueOf(pages.getLast().next())));
        }

        List<AlertSnapshot> seen =
                pages.stream().flatMap(page -> page.results(AlertSnapshot.class).stream()).toList();
        assertThat(seen).hasSize(6).doesNotHaveDuplicates().isSortedAccordingTo(orderOf(sort));
        assertThat(
                        analyst.get(String.valueOf(pages.get(2).previous()))
                                .results(AlertSnapshot.class))
                .isEqualTo(pages.get(1).results(AlertSnapshot.class));
    }

    @Test
    void showsTheListAsItWas() {
        String source = "past-" + UUID.randomUUID();
        AlertSnapshot first = raise(SecurityEvents.ransomwareOn(source));
        String path = "/api/v1/alerts/" + first.id();
        var changes =
                List.<Map<String, ?>>of(
                        Map.of("assigned_to", "alice", "status", "acknowledged"),
                        Map.of("comment", "Not a note"),
                        Map.of(
                                "status", "resolved",
                                "resolution", "benign",
                                "resolution_notes", "A backup"),
                        Map.of("status", "resolved", "resolution", "duplicate"),
                        Map.of("status", "open", "comment", "Not a note either"),
                        Map.of("assigned_to", "", "comment", "Nor this"),
                        Map.of("resolution_notes", ""));
        var states = new ArrayList<AlertSnapshot>(List.of(first));
        for (Map<String, ?> change : changes) {
            states.add(analyst.patch(path, change).data(AlertSnapshot.class));
        }
        AlertSnapshot second = raise(SecurityEvents.ransomwareOn(source));

        for (AlertSnapshot state : states) {
            ApiAnswer then =
                    analyst.get(
                            "/api/v1/alerts?source_name=%s&as_of=%s"
                                    .formatted(source, state.updatedAt()));
            assertThat(then.results(AlertSnapshot.class)).containsExactly(state);
            assertThat(then.data().required("count").asInt()).isEqualTo(1);
        }
        AlertSnapshot resolved = states.get(3);
        assertThat(
                        list(
                                "source_name=%s&status=resolved&as_of=%s"
                                        .formatted(source, resolved.updatedAt())))
                .containsExactly(resolved);
        assertThat(
                        list(
                                "source_name=%s&status=open&as_of=%s"
                                        .formatted(source, resolved.updatedAt())))
                .isEmpty();
        assertThat(
                        list(
                                "source_name=%s&as_of=%s"
                                        .formatted(source, first.createdAt().minusMillis(1))))
                .isEmpty();
        assertThat(list("source_name=%s&as_of=%s".formatted(source, second.createdAt())))
                .hasSize(2);
    }

    @Test
    void showsWhatBelongsToAnAlert() {
        String address =
                "2001:db8::" + Integer.toHexString(ThreadLocalRandom.current().nextInt(0xffff));
        String host = "host-" + UUID.randomUUID();
        String user = "user-" + UUID.randomUUID();
        AlertSnapshot alert = raise(SecurityEvents.involving(address, Map.of()));
        AlertSnapshot sameAddress = raise(SecurityEvents.involving(address, Map.of("host", host)));
        AlertSnapshot sameHost =
                raise(SecurityEvents.involving(null, Map.of("host", host, "user", user)));
        AlertSnapshot sameUser = raise(SecurityEvents.involving(null, Map.of("user", user)));

        var related = analyst.get("/api/v1/alerts/" + alert.id()).data().required("related");

        assertThat(related.required("same_entity")).hasSize(1);
        assertThat(related.at("/same_entity/0/id").asString())
                .isEqualTo(sameAddress.id().toString());
        assertThat(related.at("/same_rule/0/id").asString()).isEqualTo(sameUser.id().toString());
        assertThat(related.required("campaign"))
                .extracting(one -> one.required("id").asString())
                .containsExactly(
                        sameUser.id().toString(),
                        sameHost.id().toString(),
                        sameAddress.id().toString());
    }

    @Test
    void countsWhatItShows() {
        alerts.raiseAny();

        ApiAnswer page = analyst.get("/api/v1/alerts/?limit=1");

        assertThat(page.data().required("count").asInt()).isPositive();
        assertThat(page.data().required("count_is_exact").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {9_999, 10_000})
    void countsNoFurtherThanItTells(int copies) {
        String host = "files-" + UUID.randomUUID();
        addResolved(copies, raise(SecurityEvents.ransomwareOn(host)));

        ApiAnswer page = analyst.get("/api/v1/alerts?limit=1&source_name=" + host);

        assertThat(page.data().required("count").asInt()).isEqualTo(10_000);
        assertThat(page.data().required("count_is_exact").asBoolean()).isEqualTo(copies == 9_999);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=closed",
                "severity=worst",
                "limit=0",
                "limit=201",
                "cursor=x",
                "q=--",
                "from=today",
                "from=1969-12-31T23:59:59Z",
                "to=%2B999999-01-01T00:00:00Z",
                "as_of=x",
                "as_of=%2B999999-01-01T00:00:00Z",
                "sort=best"
            })
    void refusesAQuestionThatMakesNoSense(String query) {
        ApiAnswer answer = analyst.get("/api/v1/alerts?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString())
                .isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/alerts", "/api/v1/alerts/stats", "/api/v1/alerts/1"})
    void isForThoseWhoMayReadAlerts(String path) {
        assertThat(api.get(path).status()).isEqualTo(401);
        assertThat(api.as(issuer.analyst().expired()).get(path).status()).isEqualTo(401);
        assertThat(api.as(issuer.sensor("sensor-1")).get(path).status()).isEqualTo(403);
        assertThat(api.as(issuer.auditor()).get(path).status()).isNotIn(401, 403);
        assertThat(api.as(issuer.admin()).get(path).status()).isNotIn(401, 403);
    }

    private void addResolved(int copies, AlertSnapshot alert) {
        jdbc.sql(
                        """
                        insert into alert (id, rule, severity, title, event, entities, terms, status, occurrences,
                                           first_seen, last_seen, created_at, updated_at, version)
                        select gen_random_uuid(), rule, severity, title, event, entities, terms, 'resolved', 1,
                               first_seen, last_seen, created_at, created_at, 1
                        from alert, generate_series(1, :copies) where id = :id
                        """)
                .param("copies", copies)
                .param("id", alert.id())
                .update();
    }

    /** Past detection, which knows one rule only. */
    private AlertSnapshot raise(SecurityEvent event) {
        lifecycle.raise(List.of(Detections.bruteForceIn(event)));
        UUID id = alerts.idsOf(event).getFirst();
        return analyst.get("/api/v1/alerts/" + id).data(AlertSnapshot.class);
    }

    private static Comparator<AlertSnapshot> orderOf(AlertSort sort) {
        return switch (sort) {
            case NEWEST -> Comparator.comparing(AlertSnapshot::createdAt).reversed();
            case OLDEST -> Comparator.comparing(AlertSnapshot::createdAt);
            case LAST_CHANGED -> Comparator.comparing(AlertSnapshot::updatedAt).reversed();
            case MOST_SEVERE ->
                    Comparator.comparing(AlertSnapshot::severity)
                            .thenComparing(AlertSnapshot::createdAt)
                            .reversed();
            case DUE_SOONEST -> Comparator.comparing(Deadlines::nextOf);
        };
    }

    private List<AlertSnapshot> list(String query) {
        return analyst.get("/api/v1/alerts?limit=200&" + query).results(AlertSnapshot.class);
    }
}

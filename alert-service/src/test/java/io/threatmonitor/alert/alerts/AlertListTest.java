package io.threatmonitor.alert.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.alert.AlertServiceTest;
import io.threatmonitor.alert.AlertsUnderTest;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.alert.AlertStatus;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.testkit.fixtures.SecurityEvents;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@AlertServiceTest
class AlertListTest {

    private final AlertsUnderTest alerts;
    private final TestIssuer issuer;
    private final ApiClient api;
    private final ApiClient analyst;

    AlertListTest(AlertsUnderTest alerts, TestIssuer issuer, ApiClient api) {
        this.alerts = alerts;
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
    void countsWhatItShows() {
        alerts.raiseAny();

        ApiAnswer page = analyst.get("/api/v1/alerts/?limit=1");

        assertThat(page.data().required("count").asInt()).isPositive();
        assertThat(page.data().required("count_is_exact").asBoolean()).isTrue();
    }

    @Test
    void sumsUpWhatThereIs() {
        AlertSnapshot alert = alerts.raise(SecurityEvents.ransomwareOn("files-03"));
        ApiAnswer before = analyst.get("/api/v1/alerts/stats");
        analyst.patch("/api/v1/alerts/" + alert.id(), Map.of("status", "in_progress"));
        ApiAnswer after = analyst.get("/api/v1/alerts/stats");

        assertThat(difference(before, after, "/open_by_severity/critical")).isEqualTo(-1);
        assertThat(difference(before, after, "/by_status/open")).isEqualTo(-1);
        assertThat(difference(before, after, "/by_status/in_progress")).isEqualTo(1);
        assertThat(difference(before, after, "/by_status/resolved")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=closed", "severity=worst", "limit=0", "limit=201", "cursor=x"})
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

    private List<AlertSnapshot> list(String query) {
        return analyst.get("/api/v1/alerts?limit=200&" + query).results(AlertSnapshot.class);
    }

    private static long difference(ApiAnswer before, ApiAnswer after, String pointer) {
        return after.data().at(pointer).asLong() - before.data().at(pointer).asLong();
    }
}

package io.threatmonitor.alert.suppression;

import static io.threatmonitor.alert.suppression.SilencesUnderTest.PATH;
import static io.threatmonitor.alert.suppression.SilencesUnderTest.of;
import static io.threatmonitor.alert.suppression.SilencesUnderTest.with;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.alert.AlertServiceTest;
import io.threatmonitor.alert.AlertsUnderTest;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.testkit.fixtures.SecurityEvents;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What a silence would have hidden. */
@AlertServiceTest
class SilencePreviewTest {

    private static final String PREVIEW = PATH + "/preview";

    private final AlertsUnderTest alerts;
    private final JdbcClient jdbc;
    private final ApiClient analyst;
    private final String source = "previewed-" + UUID.randomUUID();

    SilencePreviewTest(AlertsUnderTest alerts, JdbcClient jdbc, ApiClient api, TestIssuer issuer) {
        this.alerts = alerts;
        this.jdbc = jdbc;
        this.analyst = api.as(issuer.analyst());
    }

    @Test
    void showsWhatItMatchesOfThePastDays() {
        AlertSnapshot old = raisedAgo(Duration.ofDays(10));
        AlertSnapshot first = raisedAgo(Duration.ofDays(2));
        AlertSnapshot second = raisedAgo(Duration.ZERO);
        alerts.raise(SecurityEvents.ransomwareOn(source));

        ApiAnswer week = analyst.post(PREVIEW, of(source));
        ApiAnswer month = analyst.post(PREVIEW + "?days=30", of(source));

        assertThat(week.results(AlertSnapshot.class))
                .extracting(AlertSnapshot::id)
                .containsExactly(second.id(), first.id());
        assertThat(week.data().required("count").asInt()).isEqualTo(2);
        assertThat(month.results(AlertSnapshot.class))
                .extracting(AlertSnapshot::id)
                .containsExactly(second.id(), first.id(), old.id());
    }

    @Test
    void leadsThroughAllOfThem() {
        raisedAgo(Duration.ofDays(2));
        raisedAgo(Duration.ofDays(1));

        ApiAnswer first = analyst.post(PREVIEW + "?limit=1", of(source));
        ApiAnswer second = analyst.post(String.valueOf(first.next()), of(source));

        assertThat(second.results(AlertSnapshot.class))
                .hasSize(1)
                .doesNotContainAnyElementsOf(first.results(AlertSnapshot.class));
        assertThat(second.next()).isNull();
    }

    @Test
    void knowsTheWindowsThatARecurrenceWouldHaveHad() {
        Instant start = Instant.now().plus(Duration.ofHours(5));
        AlertSnapshot inside = raisedAgo(Duration.ofDays(2).minus(Duration.ofMinutes(330)));
        raisedAgo(Duration.ofDays(2));
        var daily =
                with(
                        with(
                                with(of(source), "starts_at", start.toString()),
                                "ends_at",
                                start.plus(Duration.ofDays(3)).toString()),
                        "recurrence",
                        Map.of("rule", "FREQ=DAILY", "duration", "PT1H", "time_zone", "UTC"));

        assertThat(analyst.post(PREVIEW, daily).results(AlertSnapshot.class))
                .extracting(AlertSnapshot::id)
                .containsExactly(inside.id());
    }

    @Test
    void refusesWhatTheSilenceWouldBeRefusedFor() {
        assertThat(analyst.post(PREVIEW, with(of(source), "matchers", Map.of())).status())
                .isEqualTo(400);
        var tooOften =
                Map.of(
                        "rule", "FREQ=HOURLY;BYMINUTE=0,10,20,30,40,50",
                        "duration", "PT1M",
                        "time_zone", "UTC");
        assertThat(
                        analyst.post(PREVIEW + "?days=90", with(of(source), "recurrence", tooOften))
                                .status())
                .isEqualTo(400);
        assertThat(analyst.post(PREVIEW + "?days=91", of(source)).status()).isEqualTo(400);
        assertThat(analyst.post(PREVIEW + "?days=x", of(source)).status()).isEqualTo(400);
    }

    private AlertSnapshot raisedAgo(Duration age) {
        AlertSnapshot alert =
                alerts.raise(
                        SecurityEvents.about(
                                source, SecurityEvents.bruteForceFrom("203.0.113.43")));
        jdbc.sql("update alert set created_at = created_at - :age * interval '1 s' where id = :id")
                .param("age", age.toSeconds())
                .param("id", alert.id())
                .update();
        return alert;
    }
}

package io.threatmonitor.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;

import io.threatmonitor.platform.access.Role;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Many alerts at once, through the page, in a real browser. */
class BulkWorkTest {

    /** More than the page shows at first. */
    private static final int MANY = 60;

    private static RunningPlatform platform;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        platform = RunningPlatform.shared();
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @AfterEach
    void takeAPicture(TestInfo test) {
        chromium.closePages(test.getDisplayName().replaceAll("\\W", ""));
    }

    @Test
    void allThatMatchAFilterAreResolvedAndThePageTellsHowFarItIs() {
        String word = raise(MANY);
        var dashboard = signedInAtAlertsAbout(word);
        dashboard.says("50 of %d alerts".formatted(MANY));

        dashboard.check(AriaRole.CHECKBOX, "Select all alerts shown");
        dashboard.press("Select all %d that match the filter".formatted(MANY));
        dashboard.press("Resolve");
        dashboard.check(AriaRole.RADIO, "False positive");
        dashboard.type("Notes", "A backup job with an old key");
        dashboard.press("Resolve %d alerts".formatted(MANY));

        assertThat(dashboard.progress("Alerts done")).hasAttribute("aria-valuenow", "100");
        dashboard.says("%d alerts resolved".formatted(MANY));
        dashboard.screenshot("bulk");
        dashboard.press("Done");
        dashboard.says("No alerts here");
        assertThat(alertsAbout(word))
                .hasSize(MANY)
                .allSatisfy(alert -> {
                    assertThat(alert.path("status").asString()).isEqualTo("resolved");
                    assertThat(alert.path("resolution").asString()).isEqualTo("false_positive");
                    assertThat(alert.path("resolution_notes").asString())
                            .startsWith("A backup job with an old key");
                });
    }

    @Test
    void anAlertThatSomebodyElseChangedMeanwhileIsRefusedAndThePageSaysWhy() {
        String word = raise(3);
        var dashboard = signedInAtAlertsAbout(word);
        dashboard.says("3 of 3 alerts");
        String number = alertsAbout(word).getFirst().path("number").asString();

        dashboard.check(AriaRole.CHECKBOX, "Select all alerts shown");
        dashboard.press("Resolve");
        platform.as(Role.ADMIN)
                .patch("/api/v1/alerts/" + number, Map.of("comment", "Wait for me"))
                .expect(200);
        dashboard.check(AriaRole.RADIO, "Benign");
        dashboard.press("Resolve 3 alerts");

        dashboard.says("2 alerts resolved, 1 refused");
        assertThat(dashboard.part(AriaRole.REGION, "Refused alerts"))
                .containsText("Alert " + number);
        assertThat(alertsAbout(word))
                .filteredOn(alert -> alert.path("status").asString().equals("open"))
                .extracting(alert -> alert.path("number").asString())
                .containsExactly(number);
    }

    private static Dashboard signedInAtAlertsAbout(String word) {
        var dashboard = new Dashboard(chromium.newPage(), platform);
        dashboard.signIn("analyst");
        dashboard.open("Alerts");
        dashboard.type("Words", word);
        return dashboard;
    }

    /** Raises alerts of as many sources, and returns a word that only these have. */
    private static String raise(int alerts) {
        String source = Sensor.newSource();
        platform.sensor()
                .reportAll(
                        "high",
                        IntStream.range(0, alerts).mapToObj(one -> source + "-" + one).toList());
        String word = source.substring(source.lastIndexOf('-') + 1);
        Eventually.count(alerts, () -> alertsAbout(word));
        return word;
    }

    private static List<JsonNode> alertsAbout(String word) {
        return platform.as(Role.ANALYST).all("/api/v1/alerts?q=" + word);
    }
}

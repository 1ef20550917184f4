package io.threatmonitor.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;

import io.threatmonitor.platform.access.Role;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Alerts that people work on as one, and how long they may wait, in a real browser. */
class IncidentWorkTest {

    private static final int ALERTS = 3;

    private static final Pattern LEFT_TO_ACKNOWLEDGE =
            Pattern.compile("^Acknowledge: in \\d+m \\d\\ds$");

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
    void alertsAreMergedIntoAnIncidentAndResolvedWithItWhereverSomebodyLooks() {
        String word = raise();
        var colleague = signedInAtAlertsAbout(word, "auditor");
        colleague.isLive();
        colleague.says("3 of 3 alerts");
        var dashboard = signedInAtAlertsAbout(word, "analyst");
        dashboard.says("3 of 3 alerts");

        dashboard.check(AriaRole.CHECKBOX, "Select all alerts shown");
        dashboard.press("Merge into incident…");
        dashboard.type("Title", "Break-in " + word);
        dashboard.says("3 alerts are part of");
        dashboard
                .part(AriaRole.DIALOG, "Merge 3 alerts into an incident")
                .getByRole(AriaRole.LINK)
                .click();

        String number = incidentOf(alertsAbout(word).getFirst());
        dashboard.says("Break-in " + word);
        dashboard.says("3: 3 open");
        dashboard.screenshot("incident");
        dashboard.press("Resolve");
        dashboard.check(AriaRole.RADIO, "True positive");
        dashboard
                .part(AriaRole.DIALOG, "Resolve incident " + number)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Resolve"))
                .click();

        dashboard.says("3: 3 resolved");
        colleague.says("No alerts here");
        assertThat(alertsAbout(word))
                .hasSize(ALERTS)
                .allSatisfy(alert -> {
                    assertThat(alert.path("status").asString()).isEqualTo("resolved");
                    assertThat(alert.path("resolution").asString()).isEqualTo("true_positive");
                    assertThat(incidentOf(alert)).isEqualTo(number);
                });
    }

    @Test
    void aNewAlertShowsHowLongItMayWait() {
        String word = raise();
        var dashboard = signedInAtAlertsAbout(word, "analyst");

        Locator clock =
                dashboard
                        .row(word)
                        .getByRole(
                                AriaRole.TIMER,
                                new Locator.GetByRoleOptions().setName(LEFT_TO_ACKNOWLEDGE));
        assertThat(clock).isVisible();
        String before = clock.innerText();
        assertThat(clock).not().hasText(before);

        dashboard.row(word).getByRole(AriaRole.LINK).first().click();
        Locator deadlines = dashboard.part(AriaRole.LIST, "Deadlines");
        assertThat(deadlines.getByRole(AriaRole.LISTITEM)).hasCount(2);
        assertThat(deadlines.getByText("Running")).hasCount(2);
    }

    private static Dashboard signedInAtAlertsAbout(String word, String user) {
        var dashboard = new Dashboard(chromium.newPage(), platform);
        dashboard.signIn(user);
        dashboard.open("Alerts");
        dashboard.type("Words", word);
        return dashboard;
    }

    /** Raises alerts of as many sources, and returns a word that only these have. */
    private static String raise() {
        String source = Sensor.newSource();
        platform.sensor()
                .reportAll(
                        "high",
                        IntStream.range(0, ALERTS).mapToObj(one -> source + "-" + one).toList());
        String word = source.substring(source.lastIndexOf('-') + 1);
        Eventually.count(ALERTS, () -> alertsAbout(word));
        return word;
    }

    private static List<JsonNode> alertsAbout(String word) {
        return platform.as(Role.ANALYST).all("/api/v1/alerts?q=" + word);
    }

    private static String incidentOf(JsonNode alert) {
        return alert.path("incident").path("number").asString();
    }
}

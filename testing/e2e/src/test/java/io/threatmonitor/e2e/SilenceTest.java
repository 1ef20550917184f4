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

/** A silence from its proposal to its end, through the page, in a real browser. */
class SilenceTest {

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
    void aSilenceHidesWhatItMatchesFromItsApprovalUntilItEnds() {
        String source = Sensor.newSource();
        String probe = Sensor.newSource();
        String reason = "Migration of " + source;

        var analyst = signedInAtSilences("analyst");
        propose(analyst, reason, List.of(source, probe));
        var admin = signedInAtSilences("admin");
        Locator silence = approve(admin, reason);
        untilItHides(probe, reason);

        platform.sensor().report("high", source);

        Eventually.count(1, () -> alertsOf(source, "true"));
        assertThat(alertsOf(source, "false")).isEmpty();
        analyst.open("Alerts");
        analyst.type("Words", wordOf(source));
        analyst.says("No alerts here");
        analyst.press("More filters");
        analyst.choose("Silenced", "Only silenced");
        assertThat(analyst.row(source)).containsText("Silenced");
        analyst.screenshot("silenced");
        analyst.press("Clear filters");
        analyst.type("Words", wordOf(source));
        analyst.says("No alerts here");

        admin.press("End");
        admin.press("End it for good");

        assertThat(silence).containsText("Ended");
        assertThat(analyst.row(source)).isVisible();
        assertThat(analyst.row(source)).not().containsText("Silenced");
        assertThat(alertsOf(source, "false")).hasSize(1);
    }

    private static Dashboard signedInAtSilences(String user) {
        var dashboard = new Dashboard(chromium.newPage(), platform);
        dashboard.signIn(user);
        dashboard.open("Silences");
        return dashboard;
    }

    private static void propose(Dashboard analyst, String reason, List<String> sources) {
        analyst.press("Propose a silence");
        analyst.type("Reason", reason);
        analyst.type("Sources", String.join("\n", sources));
        analyst.choose("Never above", "High");
        analyst.press("Propose");
        assertThat(analyst.part(AriaRole.DIALOG, "Silence")).containsText("Nothing yet");
        analyst.press("Close details");
        assertThat(analyst.row(reason)).containsText("Proposed");
    }

    /** Returns the silence as it is open on the page. */
    private static Locator approve(Dashboard admin, String reason) {
        admin.part(AriaRole.LINK, reason).click();
        admin.press("Approve");
        Locator silence = admin.part(AriaRole.DIALOG, "Silence");
        assertThat(silence).containsText("Active");
        admin.screenshot("silence");
        return silence;
    }

    /** Replicas know of a new silence half a second later; what comes before that is seen. */
    private static void untilItHides(String probe, String reason) {
        Eventually.seen(
                () -> {
                    platform.sensor().report("high", probe);
                    return platform.as(Role.ADMIN).all("/api/v1/silences?state=active");
                },
                silence ->
                        silence.path("reason").asString().equals(reason)
                                && silence.path("matched").asLong() > 0);
    }

    /** A word that only what this source reports has. */
    private static String wordOf(String source) {
        return source.substring(source.lastIndexOf('-') + 1);
    }

    private static List<JsonNode> alertsOf(String source, String silenced) {
        return platform.as(Role.ANALYST)
                .all("/api/v1/alerts?source_name=%s&silenced=%s".formatted(source, silenced));
    }
}

package io.threatmonitor.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;

import io.threatmonitor.platform.access.Role;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

import java.util.UUID;
import java.util.regex.Pattern;

/** What a person does on their first day, in a real browser, with the real Keycloak. */
class WalkTest {

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

    /** What the person saw last, for whoever wonders why a test failed. */
    @AfterEach
    void takeAPicture(TestInfo test) {
        chromium.closePages(test.getDisplayName().replaceAll("\\W", ""));
    }

    @Test
    void anAlertAppearsInTheOpenPageIsAcknowledgedAndTheAuditorSeesByWhom() {
        var dashboard = new Dashboard(chromium.newPage(), platform);
        String source = Sensor.newSource();
        dashboard.signIn("analyst");
        dashboard.open("Alerts");
        dashboard.isLive();

        platform.sensor().report("high", source);

        Locator row = dashboard.row(source);
        assertThat(row).isVisible();
        dashboard.screenshot("alerts");
        row.getByRole(AriaRole.BUTTON, acknowledge()).click();
        assertThat(row).isHidden();
        dashboard.signOut();

        dashboard.signIn("auditor");
        dashboard.open("Activity");
        assertThat(dashboard.row("analyst", "Alert acknowledged")).isVisible();
        assertThat(dashboard.row("analyst", "Login")).isVisible();
        dashboard.screenshot("activity");
    }

    @Test
    void aFailedLoginIsRefusedAndLeavesATrace() {
        var dashboard = new Dashboard(chromium.newPage(), platform);
        String nobody = "mallory-" + UUID.randomUUID();

        dashboard.tryToSignIn(nobody, "a guess");

        dashboard.says("Invalid username or password");
        Eventually.seen(
                () -> platform.as(Role.AUDITOR).all("/api/v1/audit?action=login&outcome=failure"),
                action -> action.path("actor").path("username").asString().equals(nobody));
    }

    /** The picture of the README: copy {@code target/screenshots/dashboard.png} when it changes. */
    @Test
    void theOverviewFollowsWhatTheDemoSends() {
        var dashboard = new Dashboard(chromium.newPage(), platform);
        dashboard.signIn("analyst");
        dashboard.isLive();

        Process demo = platform.demo();
        try {
            assertThat(dashboard.row("High")).isVisible();
            Eventually.atLeast(80, () -> platform.as(Role.ANALYST).all("/api/v1/events?limit=200"));
            dashboard.screenshot("dashboard");
        } finally {
            demo.destroy();
        }
    }

    private static Locator.GetByRoleOptions acknowledge() {
        return new Locator.GetByRoleOptions().setName(Pattern.compile("Acknowledge alert \\d+"));
    }
}

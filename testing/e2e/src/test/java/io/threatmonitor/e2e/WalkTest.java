package io.threatmonitor.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;

import io.threatmonitor.platform.access.Role;

import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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

    @Test
    void anAlertAppearsInTheOpenPageIsAcknowledgedAndTheAuditorSeesByWhom() {
        Page page = chromium.newPage();
        String source = Sensor.newSource();
        signIn(page, "analyst");
        page.getByRole(AriaRole.LINK, named("Alerts")).first().click();
        assertThat(page.getByRole(AriaRole.HEADING, named("Alerts")).first()).isVisible();
        assertThat(page.getByRole(AriaRole.STATUS, named("Live stream"))).hasText("Live");

        platform.sensor().report("high", source);

        Locator row = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(source));
        assertThat(row).isVisible();
        screenshot(page, "dashboard");

        row.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(Pattern.compile("Acknowledge alert \\d+")))
                .click();
        assertThat(row).isHidden();
        signOut(page);

        signIn(page, "auditor");
        page.getByRole(AriaRole.LINK, named("Activity")).click();
        assertThat(activity(page, "analyst", "Alert acknowledged")).isVisible();
        assertThat(activity(page, "analyst", "Login")).isVisible();
        screenshot(page, "activity");
    }

    @Test
    void aFailedLoginIsRefusedAndLeavesATrace() {
        Page page = chromium.newPage();
        String nobody = "mallory-" + UUID.randomUUID();
        page.navigate(platform.baseUrl());
        fillIn(page, nobody, "a guess");
        assertThat(page.getByText("Invalid username or password")).isVisible();

        Eventually.seen(
                () -> platform.as(Role.AUDITOR).all("/api/v1/audit?action=login&outcome=failure"),
                action -> action.path("actor").path("username").asString().equals(nobody));
    }

    private static void signIn(Page page, String user) {
        page.navigate(platform.baseUrl());
        fillIn(page, user, platform.passwordOf(user));
        assertThat(page.getByRole(AriaRole.HEADING, named("Overview")).first()).isVisible();
    }

    private static void fillIn(Page page, String user, String password) {
        page.getByLabel("Username or email").fill(user);
        page.locator("input[name=password]").fill(password);
        page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
    }

    private static void signOut(Page page) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(Pattern.compile("Account of .*"))).click();
        page.getByRole(AriaRole.MENUITEM, named("Sign out")).click();
        assertThat(page.getByLabel("Username or email")).isVisible();
    }

    private static Locator activity(Page page, String actor, String action) {
        return page.getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText(actor))
                .filter(new Locator.FilterOptions().setHasText(action))
                .first();
    }

    private static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name);
    }

    private static void screenshot(Page page, String name) {
        Path file = Path.of(System.getProperty("e2e.screenshots"), name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }
}

package io.threatmonitor.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;

/** The dashboard in a browser, used as a person with a screen reader would: by roles and names. */
final class Dashboard {

    private final Page page;
    private final RunningPlatform platform;

    Dashboard(Page page, RunningPlatform platform) {
        this.page = page;
        this.platform = platform;
    }

    void signIn(String user) {
        tryToSignIn(user, platform.passwordOf(user));
        assertThat(page.getByRole(AriaRole.HEADING, named("Overview")).first()).isVisible();
    }

    void tryToSignIn(String user, String password) {
        page.navigate(platform.baseUrl());
        page.getByLabel("Username or email").fill(user);
        page.locator("input[name=password]").fill(password);
        page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
    }

    void signOut() {
        page.getByRole(AriaRole.BUTTON, named("Sign out")).click();
        assertThat(page.getByLabel("Username or email")).isVisible();
    }

    void open(String name) {
        page.getByRole(AriaRole.NAVIGATION, named("Pages"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, named(name)).first()).isVisible();
    }

    void isLive() {
        assertThat(page.getByRole(AriaRole.STATUS, named("Live stream"))).hasText("Live");
    }

    /** Presses the button of exactly this name. */
    void press(String name) {
        page.getByRole(AriaRole.BUTTON, named(name).setExact(true)).click();
    }

    /** Types into the field of this name, and goes on. */
    void type(String field, String text) {
        Locator box = page.getByRole(AriaRole.TEXTBOX, named(field).setExact(true));
        box.fill(text);
        box.press("Enter");
    }

    /** Chooses the option of exactly this name in the box of this name. */
    void choose(String box, String option) {
        page.getByRole(AriaRole.COMBOBOX, named(box).setExact(true)).click();
        page.getByRole(AriaRole.OPTION, named(option).setExact(true)).click();
    }

    /** Checks the box, or chooses the option, of exactly this name. */
    void check(AriaRole kind, String name) {
        page.getByRole(kind, named(name).setExact(true)).check();
    }

    /** How far something is, as a screen reader says it. */
    Locator progress(String name) {
        return page.getByRole(AriaRole.PROGRESSBAR, named(name));
    }

    /** A part of the page, by its role and name. */
    Locator part(AriaRole kind, String name) {
        return page.getByRole(kind, named(name));
    }

    /** The newest row of the page's tables that has all of these texts. */
    Locator row(String... texts) {
        Locator rows = page.getByRole(AriaRole.ROW);
        for (String text : texts) {
            rows = rows.filter(new Locator.FilterOptions().setHasText(text));
        }
        return rows.first();
    }

    void says(String text) {
        assertThat(page.getByText(text).first()).isVisible();
    }

    void screenshot(String name) {
        Chromium.screenshot(page, name);
    }

    private static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name);
    }
}

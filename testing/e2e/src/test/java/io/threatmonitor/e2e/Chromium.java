package io.threatmonitor.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The browser of a test. It talks to the platform under test and to nobody else. */
final class Chromium implements AutoCloseable {

    private static final List<String> NOTHING_BUT_THE_PAGE =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    /** A machine that runs all of the platform, its tests and a browser is slow at times. */
    private static final int PATIENCE_MILLIS = 20_000;

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(
                                        Map.of(
                                                "PLAYWRIGHT_NODEJS_PATH",
                                                nodeOnPath().toString(),
                                                "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                                                "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new LaunchOptions()
                                        .setExecutablePath(executable())
                                        .setArgs(NOTHING_BUT_THE_PAGE));
    }

    /** A page of its own: no cookie is shared with another one. */
    Page newPage() {
        BrowserContext context =
                browser.newContext(new Browser.NewContextOptions().setViewportSize(1440, 900));
        Page page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        return page;
    }

    /** Closes all pages, and leaves a picture of each as {@code target/screenshots/last-of-*}. */
    void closePages(String name) {
        for (BrowserContext context : browser.contexts()) {
            for (Page page : context.pages()) {
                screenshot(page, "last-of-" + name);
            }
            context.close();
        }
    }

    static void screenshot(Page page, String name) {
        Path file = Path.of(System.getProperty("e2e.screenshots"), name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Path executable() {
        try {
            return Path.of(
                    Files.readString(Path.of(System.getProperty("e2e.browser"), "browser.path"))
                            .strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path nodeOnPath() {
        for (String folder : System.getenv("PATH").split(":")) {
            Path node = Path.of(folder, "node");
            if (Files.isExecutable(node)) {
                return node;
            }
        }
        throw new IllegalStateException("Node 20.19 or later must be on the PATH");
    }
}

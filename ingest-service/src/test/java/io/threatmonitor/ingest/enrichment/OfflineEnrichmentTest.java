package io.threatmonitor.ingest.enrichment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.contracts.event.Device;
import io.threatmonitor.contracts.event.Geo;
import io.threatmonitor.contracts.event.Request;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

@ExtendWith(OutputCaptureExtension.class)
class OfflineEnrichmentTest {

    private static final String CHROME =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/126.0.6478.61 Safari/537.36";

    @TempDir private Path folder;

    private final List<OfflineEnrichment> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(OfflineEnrichment::destroy);
    }

    @Test
    void saysOnceThatNothingIsConfiguredAndLeavesEventsAsTheyAre(CapturedOutput output) {
        var enrichment = started(null, Duration.ofMillis(1));
        await().until(() -> output.getOut().contains("GEO_DATA"));
        assertThat(enrichment.geo("8.8.8.8", null)).isNull();
        assertThat(enrichment.geo(null, null)).isNull();
        assertThat(output.getOut()).containsOnlyOnce("GEO_DATA");
    }

    @Test
    void saysOnceWhatIsConfiguredAndMissing(CapturedOutput output) {
        Path missing = folder.resolve("not-there");
        var enrichment = started(missing, Duration.ofMillis(1));
        await().until(() -> output.getOut().contains("city-ipv4.mmdb"));
        assertThat(enrichment.geo("8.8.8.8", null)).isNull();
        assertThat(output.getOut()).containsOnlyOnce("city-ipv4.mmdb").contains("asn-ipv6.csv");
    }

    @Test
    void takesFilesThatAreMountedWhileItRuns() throws IOException {
        var enrichment = started(folder, Duration.ofMillis(10));
        assertThat(enrichment.geo("8.8.8.8", null)).isNull();
        Files.writeString(folder.resolve("asn-ipv4.csv"), "8.8.8.0,8.8.8.255,15169,Google LLC\n");
        await().until(() -> enrichment.geo("8.8.8.8", null) != null);
    }

    @Test
    void leavesWhatTheSenderSaidAndFillsTheRest() throws IOException {
        Files.writeString(folder.resolve("asn-ipv4.csv"), "8.8.8.0,8.8.8.255,15169,Google LLC\n");
        var enrichment = started(folder, Duration.ofHours(1));
        await().until(() -> enrichment.geo("8.8.8.8", null) != null);
        var given = new Geo("Springfield", null, null, null, null, null, null, 64496L, null, null);
        assertThat(enrichment.geo("8.8.8.8", given))
                .isEqualTo(
                        new Geo(
                                "Springfield",
                                null,
                                null,
                                null,
                                null,
                                null,
                                "Google LLC",
                                64496L,
                                null,
                                null));
    }

    @Test
    void readsTheUserAgentOfTheRequestThatTheEventIsAbout() {
        var enrichment = started(null, Duration.ofHours(1));
        var request = new Request("GET", "/", Map.of("user-agent", CHROME));
        var expected = new Device("desktop", "Windows", "10", "Chrome", "126.0.6478", CHROME);
        await().untilAsserted(
                        () -> assertThat(enrichment.device(null, request)).isEqualTo(expected));

        var given = new Device(null, "BeOS", null, null, null, null);
        assertThat(enrichment.device(given, request))
                .isEqualTo(new Device("desktop", "BeOS", "10", "Chrome", "126.0.6478", CHROME));
        assertThat(enrichment.device(given, null)).isSameAs(given);
        assertThat(enrichment.device(given, new Request("GET", "/", null))).isSameAs(given);
    }

    private OfflineEnrichment started(@Nullable Path geoData, Duration checkEvery) {
        var enrichment =
                new OfflineEnrichment(
                        new EnrichmentProperties(geoData, null, null, checkEvery, 100));
        started.add(enrichment);
        return enrichment;
    }
}

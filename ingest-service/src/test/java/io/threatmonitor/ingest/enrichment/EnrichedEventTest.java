package io.threatmonitor.ingest.enrichment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.event.Device;
import io.threatmonitor.contracts.event.Geo;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.testkit.ServiceTest;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/** From a file that is mounted while the service runs to an event of the topic. */
@ServiceTest
class EnrichedEventTest {

    private final ApiClient sensor;
    private final TestTopics topics;
    private final Path geoData;
    private final String city = "City " + UUID.randomUUID();

    EnrichedEventTest(
            ApiClient api,
            TestIssuer issuer,
            TestTopics topics,
            @Value("${threat-monitor.enrichment.geo-data}") String geoData) {
        this.sensor = api.as(issuer.sensor("sensor-1"));
        this.topics = topics;
        this.geoData = Path.of(geoData);
    }

    @Test
    void tellsWhereAnAddressIsAndWhatMadeTheRequest() throws IOException {
        Files.createDirectories(geoData);
        new CityFile(4)
                .with("45.83.64.0/24", Map.of("city", city, "country_code", "DE"))
                .replace(geoData.resolve("city-ipv4.mmdb"));
        await().untilAsserted(() -> {
            SecurityEvent event = published();
            assertThat(event.geo())
                    .isEqualTo(
                            new Geo(
                                    city, null, "Germany", "DE", null, null, null, null, null,
                                    null));
            assertThat(event.device())
                    .extracting(Device::browserFamily, Device::browserVersion)
                    .containsExactly("curl", "8.7.1");
        });
    }

    private SecurityEvent published() {
        String source = "enriched-" + UUID.randomUUID();
        ApiAnswer answer =
                sensor.post(
                        "/api/v1/events",
                        """
                        {"source_name": "%s", "event_type": "intrusion", "severity": "high",
                         "description": "Somebody came in", "ip_address": "45.83.64.7",
                         "request": {"method": "GET", "path": "/", "headers": {"User-Agent": "curl/8.7.1"}}}
                        """
                                .formatted(source));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return topics.records(Topics.EVENTS).stream()
                .filter(published -> source.equals(published.key()))
                .map(published -> WireJson.MAPPER.readValue(published.value(), SecurityEvent.class))
                .findFirst()
                .orElseThrow();
    }
}

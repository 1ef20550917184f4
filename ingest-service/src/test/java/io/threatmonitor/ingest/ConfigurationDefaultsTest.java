package io.threatmonitor.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threatmonitor.ingest.bodies.SlowSenderProperties;
import io.threatmonitor.ingest.enrichment.EnrichmentProperties;
import io.threatmonitor.ingest.history.HistoryProperties;
import io.threatmonitor.ingest.intake.BatchProperties;
import io.threatmonitor.ingest.intake.IntakeProperties;
import io.threatmonitor.ingest.intake.RejectedProperties;
import io.threatmonitor.ingest.intake.RepeatsProperties;
import io.threatmonitor.ingest.publishing.PublishingProperties;
import io.threatmonitor.ingest.rejections.recording.RejectionsProperties;
import io.threatmonitor.ingest.sensors.SensorsProperties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.Map;

/** Pins what the README says. */
class ConfigurationDefaultsTest {

    @Test
    void intake() {
        assertThat(bind("threat-monitor.intake", IntakeProperties.class, Map.of()))
                .isEqualTo(new IntakeProperties(DataSize.ofMegabytes(1), 32, Duration.ofDays(1)));
    }

    @Test
    void batches() {
        assertThat(bind("threat-monitor.intake.batch", BatchProperties.class, Map.of()))
                .isEqualTo(new BatchProperties(DataSize.ofMegabytes(10)));
    }

    @Test
    void rejected() {
        assertThat(bind("threat-monitor.intake.rejected", RejectedProperties.class, Map.of()))
                .isEqualTo(
                        new RejectedProperties(
                                DataSize.ofKilobytes(64),
                                DataSize.ofKilobytes(4),
                                DataSize.ofMegabytes(1)));
    }

    @Test
    void rejections() {
        assertThat(bind("threat-monitor.rejections", RejectionsProperties.class, Map.of()))
                .isEqualTo(new RejectionsProperties(Duration.ofDays(7)));
    }

    @Test
    void repeats() {
        assertThat(bind("threat-monitor.repeats", RepeatsProperties.class, Map.of()))
                .isEqualTo(new RepeatsProperties(Duration.ofHours(24), 200_000));
    }

    @Test
    void slowSenders() {
        assertThat(bind("threat-monitor.slow-senders", SlowSenderProperties.class, Map.of()))
                .isEqualTo(
                        new SlowSenderProperties(Duration.ofSeconds(20), DataSize.ofKilobytes(1)));
    }

    @Test
    void publishing() {
        assertThat(bind("threat-monitor.publishing", PublishingProperties.class, Map.of()))
                .isEqualTo(
                        new PublishingProperties(
                                Duration.ofSeconds(2), 4096, Duration.ofSeconds(5)));
    }

    @Test
    void history() {
        assertThat(bind("threat-monitor.history", HistoryProperties.class, Map.of()))
                .isEqualTo(
                        new HistoryProperties(
                                Duration.ofDays(90),
                                3,
                                Duration.ofDays(8),
                                Duration.ofSeconds(10),
                                Duration.ofMillis(100)));
    }

    @Test
    void sensors() {
        assertThat(bind("threat-monitor.sensors", SensorsProperties.class, Map.of()))
                .isEqualTo(new SensorsProperties(false, 100_000, 200_000));
    }

    /** An empty folder is what a service without GEO_DATA is told. */
    @Test
    void enrichment() {
        var none = new EnrichmentProperties(null, null, null, Duration.ofSeconds(10), 20_000);
        assertThat(bind("threat-monitor.enrichment", EnrichmentProperties.class, Map.of()))
                .isEqualTo(none);
        assertThat(
                        bind(
                                "threat-monitor.enrichment",
                                EnrichmentProperties.class,
                                Map.of("threat-monitor.enrichment.geo-data", "")))
                .isEqualTo(none);
    }

    @ParameterizedTest
    @CsvSource({
        "threat-monitor.intake.max-body, 1GB",
        "threat-monitor.intake.max-body, 0B",
        "threat-monitor.intake.max-depth, 0",
        "threat-monitor.intake.clock-tolerance, -1s",
        "threat-monitor.intake.rejected.max-original, 1MB",
        "threat-monitor.intake.rejected.per-second, 0B",
        "threat-monitor.intake.rejected.burst, 10KB",
        "threat-monitor.rejections.retention, 1m",
        "threat-monitor.publishing.ack-timeout, 0s",
        "threat-monitor.publishing.max-pending, 0",
        "threat-monitor.publishing.retry-after, 0s",
        "threat-monitor.history.retention, 1h",
        "threat-monitor.history.days-ahead, 0",
        "threat-monitor.history.repeat-memory, 1h",
        "threat-monitor.history.search-timeout, 0s",
        "threat-monitor.history.count-timeout, 0s",
        "threat-monitor.sensors.burst, 0",
        "threat-monitor.enrichment.check-every, 0s",
        "threat-monitor.enrichment.remembered, 0"
    })
    void aBadValueStopsTheStartAndSaysWhatToSet(String name, String value) {
        String prefix = name.substring(0, name.lastIndexOf('.'));
        Class<?> type =
                switch (prefix) {
                    case "threat-monitor.intake" -> IntakeProperties.class;
                    case "threat-monitor.intake.rejected" -> RejectedProperties.class;
                    case "threat-monitor.rejections" -> RejectionsProperties.class;
                    case "threat-monitor.history" -> HistoryProperties.class;
                    case "threat-monitor.sensors" -> SensorsProperties.class;
                    case "threat-monitor.enrichment" -> EnrichmentProperties.class;
                    default -> PublishingProperties.class;
                };
        assertThatThrownBy(() -> bind(prefix, type, Map.of(name, value)))
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessageStartingWith("Set " + prefix)
                .hasMessageContaining(name.substring(prefix.length() + 1));
    }

    private static <T> T bind(String prefix, Class<T> type, Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate(prefix, type);
    }
}

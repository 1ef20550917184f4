package io.threatmonitor.ingest.intake;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * Which events this replica knows again by itself. What it has forgotten, or another one took, is
 * known again by those who read the topic.
 *
 * @param rememberedFor how long after it was accepted
 * @param atMost how many events, of some 120 bytes each
 */
@ConfigurationProperties("threat-monitor.repeats")
public record RepeatsProperties(
        @DefaultValue("24h") Duration rememberedFor, @DefaultValue("200000") int atMost) {

    public RepeatsProperties {
        if (!rememberedFor.isPositive() || atMost < 1) {
            throw new IllegalArgumentException(
                    "Set threat-monitor.repeats.remembered-for and at-most to more than zero");
        }
    }
}

package io.threatmonitor.ingest.intake;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * Which events this replica knows again by itself. What it has forgotten, or another one took, is
 * known again by those who read the topic.
 *
 * @param rememberedFor how long after it was accepted
 * @param atLeast how many events, of some 60 to 190 bytes each; up to twice as many are remembered
 */
@ConfigurationProperties("threat-monitor.repeats")
public record RepeatsProperties(
        @DefaultValue("24h") Duration rememberedFor, @DefaultValue("200000") int atLeast) {

    public RepeatsProperties {
        if (!rememberedFor.isPositive() || atLeast < 1) {
            throw new IllegalArgumentException(
                    "Set threat-monitor.repeats.remembered-for and at-least to more than zero");
        }
    }
}

package io.threatmonitor.alert.suppression;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * What silences may be.
 *
 * @param longest the longest time until one expires
 */
@ConfigurationProperties("threat-monitor.silences")
record SuppressionProperties(@DefaultValue("366d") Duration longest) {

    SuppressionProperties {
        if (!longest.isPositive()) {
            throw new IllegalArgumentException(
                    "Set threat-monitor.silences.longest to the longest time for which something may"
                            + " be silenced");
        }
    }
}

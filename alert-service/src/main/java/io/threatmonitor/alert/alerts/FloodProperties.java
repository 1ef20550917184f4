package io.threatmonitor.alert.alerts;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a source raises too many alerts to look at each.
 *
 * @param alertsPerMinute how many alerts of one source are raised within a minute before further
 *     ones are counted in one; 0 for any number
 */
@ConfigurationProperties("threat-monitor.flood")
record FloodProperties(@DefaultValue("300") long alertsPerMinute) {

    FloodProperties {
        if (alertsPerMinute < 0) {
            throw new IllegalArgumentException(
                    "Set threat-monitor.flood.alerts-per-minute to the number of alerts that a"
                            + " source may raise within a minute, or to 0 for any number");
        }
    }

    boolean unlimited() {
        return alertsPerMinute == 0;
    }
}

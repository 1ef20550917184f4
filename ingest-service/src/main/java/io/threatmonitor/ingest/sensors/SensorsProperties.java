package io.threatmonitor.ingest.sensors;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may send, and how much.
 *
 * @param requireRegistration whether only registered sensors may send; otherwise everybody whose
 *     access token has the role
 * @param eventsPerSecond what a sensor without a quota of its own may send to each replica
 * @param burst how many events it may send at once after a pause
 */
@ConfigurationProperties("threat-monitor.sensors")
public record SensorsProperties(
        @DefaultValue("false") boolean requireRegistration,
        @DefaultValue("100000") int eventsPerSecond,
        @DefaultValue("200000") int burst) {

    public SensorsProperties {
        if (eventsPerSecond < 1 || burst < 1) {
            throw new IllegalArgumentException(
                    "Set threat-monitor.sensors.events-per-second and burst to 1 or more");
        }
    }

    Quota quota() {
        return new Quota(eventsPerSecond, burst);
    }
}

package io.threatmonitor.ingest.bodies;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

/**
 * How long a body may keep its reader waiting.
 *
 * @param patience in all, however little arrives
 * @param minRate what has to arrive for each second of waiting beyond that
 */
@ConfigurationProperties("threat-monitor.slow-senders")
public record SlowSenderProperties(
        @DefaultValue("20s") Duration patience, @DefaultValue("1KB") DataSize minRate) {

    public SlowSenderProperties {
        if (!patience.isPositive() || minRate.toBytes() < 1) {
            throw new IllegalArgumentException(
                    "Set threat-monitor.slow-senders.patience and min-rate to more than zero");
        }
    }

    /** How long a sender may have kept us waiting by the time that so much has arrived. */
    Duration allowedFor(long bytes) {
        return patience.plusSeconds(bytes / minRate.toBytes());
    }
}

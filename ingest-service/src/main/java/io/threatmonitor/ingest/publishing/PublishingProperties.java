package io.threatmonitor.ingest.publishing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * How long, and how many together, events wait for the brokers.
 *
 * @param ackTimeout how long one event waits for the brokers' acknowledgement
 * @param maxPending how many events wait at the same time; one more is turned away at once
 * @param retryAfter what a sender is told to wait before it tries again
 */
@ConfigurationProperties("threat-monitor.publishing")
public record PublishingProperties(
        @DefaultValue("2s") Duration ackTimeout,
        @DefaultValue("4096") int maxPending,
        @DefaultValue("5s") Duration retryAfter) {

    public PublishingProperties {
        if (!ackTimeout.isPositive() || maxPending < 1 || !retryAfter.isPositive()) {
            throw new IllegalArgumentException(
                    "Set threat-monitor.publishing.ack-timeout, max-pending and retry-after to more"
                            + " than zero");
        }
    }
}

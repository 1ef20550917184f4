package io.threatmonitor.alert.notification.deliveries;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * How notifications are delivered.
 *
 * @param parallel how many notifications each replica sends on one channel at the same time
 * @param lease after which a replica that has not said how an attempt ended counts as dead
 * @param firstRetry how long after the first failure it is tried again; each further wait is twice
 *     as long, and up to a third shorter or longer
 * @param slowestRetry the longest of these waits
 * @param retryFor for how long; older changes of alerts are not told either, when the service comes
 *     back after a long time
 * @param keepFor how long the log is kept
 * @param repostEvery how often Alertmanagers are told again of what fires, which they forget when
 *     they are restarted
 */
@ConfigurationProperties("threat-monitor.notification.delivery")
record DeliveryProperties(
        @DefaultValue("4") int parallel,
        @DefaultValue("2m") Duration lease,
        @DefaultValue("5s") Duration firstRetry,
        @DefaultValue("10m") Duration slowestRetry,
        @DefaultValue("24h") Duration retryFor,
        @DefaultValue("30d") Duration keepFor,
        @DefaultValue("5m") Duration repostEvery) {

    DeliveryProperties {
        requirePositive("parallel", parallel);
        requirePositive("lease", lease.toMillis());
        requirePositive("first-retry", firstRetry.toMillis());
        requirePositive("slowest-retry", slowestRetry.minus(firstRetry).toMillis() + 1);
        requirePositive("retry-for", retryFor.toMillis());
        requirePositive("keep-for", keepFor.minus(retryFor).toMillis());
        requirePositive("repost-every", repostEvery.toMillis());
    }

    private static void requirePositive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(
                    ("Set threat-monitor.notification.delivery.%s to more: retries need a first and"
                                    + " a not shorter slowest wait, and the log must outlast them")
                            .formatted(name));
        }
    }
}

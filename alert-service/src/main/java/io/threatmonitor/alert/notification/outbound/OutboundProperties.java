package io.threatmonitor.alert.notification.outbound;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;
import java.util.List;

/**
 * What notifications over HTTP may connect to, and how long that may take.
 *
 * @param allowedRanges addresses and ranges in CIDR notation that are allowed although they are not
 *     public, such as {@code 10.20.0.0/16} for an Alertmanager in the same cluster
 * @param plainHttp whether {@code http://} is allowed beside {@code https://}
 * @param connectTimeout for each address that a name stands for
 * @param deadline for the whole request, from the look-up of the name to the answer's headers
 */
@ConfigurationProperties("threat-monitor.notification.outbound")
public record OutboundProperties(
        @DefaultValue List<String> allowedRanges,
        @DefaultValue("false") boolean plainHttp,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("15s") Duration deadline) {

    public OutboundProperties {
        allowedRanges = List.copyOf(allowedRanges);
        requirePositive("connect-timeout", connectTimeout);
        requirePositive("deadline", deadline);
    }

    private static void requirePositive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(
                    "threat-monitor.notification.outbound.%s must be more than nothing"
                            .formatted(name));
        }
    }
}

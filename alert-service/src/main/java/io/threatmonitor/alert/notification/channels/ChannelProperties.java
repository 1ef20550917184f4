package io.threatmonitor.alert.notification.channels;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * What all channels have in common.
 *
 * @param secretKey 32 bytes in Base64, with which the secrets of channels are encrypted; without
 *     one no channel that has secrets can be made
 * @param previousSecretKeys keys that only decrypt, until each channel has been saved with the new
 *     one
 * @param dashboardUrl what links in notifications begin with; without one they have none
 * @param mailFrom the sender of e-mails
 * @param testDeadline how long a test of a channel waits for its receiver; less than the gateway
 *     waits for us, or nobody would see what was wrong
 */
@ConfigurationProperties("threat-monitor.notification")
record ChannelProperties(
        @Nullable String secretKey,
        @DefaultValue List<String> previousSecretKeys,
        @Nullable URI dashboardUrl,
        @DefaultValue("threat-monitor@localhost") String mailFrom,
        @DefaultValue("10s") Duration testDeadline) {

    ChannelProperties {
        secretKey = secretKey == null || secretKey.isBlank() ? null : secretKey;
        previousSecretKeys = List.copyOf(previousSecretKeys);
        if (!testDeadline.isPositive()) {
            throw new IllegalArgumentException(
                    "threat-monitor.notification.test-deadline must be more than nothing");
        }
    }

    @Override
    public String toString() {
        return "ChannelProperties[dashboardUrl=%s, mailFrom=%s]".formatted(dashboardUrl, mailFrom);
    }
}

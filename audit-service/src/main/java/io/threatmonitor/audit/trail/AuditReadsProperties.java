package io.threatmonitor.audit.trail;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * How often reading the trail is itself recorded.
 *
 * @param quietPeriod a caller who asks the same again within it is not recorded again
 * @param remembered questions that are remembered for it; when there are more, the oldest are
 *     forgotten and would be recorded again
 */
@ConfigurationProperties("threat-monitor.audit.reads")
record AuditReadsProperties(
        @DefaultValue("15m") Duration quietPeriod, @DefaultValue("10000") int remembered) {

    AuditReadsProperties {
        if (!quietPeriod.isPositive()) {
            throw new IllegalArgumentException(
                    "threat-monitor.audit.reads.quiet-period must be longer than 0, such as 15m");
        }
        if (remembered < 1) {
            throw new IllegalArgumentException(
                    "threat-monitor.audit.reads.remembered must be at least 1, such as 10000");
        }
    }
}

package io.threatmonitor.ingest.intake;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much is kept of what is rejected.
 *
 * @param maxOriginal how much of one event; of a larger one the beginning
 * @param perSecond what one sensor may have kept each second, where an event counts as 1 KB at
 *     least
 * @param burst the same after a pause
 */
@ConfigurationProperties("threat-monitor.intake.rejected")
public record RejectedProperties(
        @DefaultValue("64KB") DataSize maxOriginal,
        @DefaultValue("4KB") DataSize perSecond,
        @DefaultValue("1MB") DataSize burst) {

    /** With its headers it must be small enough for the brokers. */
    private static final DataSize LARGEST_ORIGINAL = DataSize.ofKilobytes(512);

    public RejectedProperties {
        if (maxOriginal.toBytes() < 1 || maxOriginal.compareTo(LARGEST_ORIGINAL) > 0) {
            throw new IllegalArgumentException(
                    "Set threat-monitor.intake.rejected.max-original to a size between 1B and"
                            + " 512KB");
        }
        if (perSecond.toBytes() < 1
                || burst.toBytes() < RejectedAllowance.LEAST
                || burst.compareTo(maxOriginal) < 0) {
            throw new IllegalArgumentException(
                    "Set threat-monitor.intake.rejected.per-second to 1B or more, and burst to 1KB"
                            + " or more and no less than max-original");
        }
    }
}

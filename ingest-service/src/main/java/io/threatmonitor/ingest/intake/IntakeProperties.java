package io.threatmonitor.ingest.intake;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

/**
 * What the intake lets in.
 *
 * @param maxBody the largest request body
 * @param maxDepth how deep JSON may be nested
 * @param clockTolerance how far a sender's clock may run ahead of ours
 */
@ConfigurationProperties("threat-monitor.intake")
public record IntakeProperties(
        @DefaultValue("1MB") DataSize maxBody,
        @DefaultValue("32") int maxDepth,
        @DefaultValue("1d") Duration clockTolerance) {

    /** A body is read into one array. */
    private static final DataSize LARGEST_BODY = DataSize.ofMegabytes(64);

    public IntakeProperties {
        if (maxBody.toBytes() < 1 || maxBody.compareTo(LARGEST_BODY) > 0) {
            throw new IllegalArgumentException(
                    "Set threat-monitor.intake.max-body to a size between 1B and 64MB");
        }
        if (maxDepth < 1 || clockTolerance.isNegative()) {
            throw new IllegalArgumentException(
                    "Set threat-monitor.intake.max-depth to 1 or more and clock-tolerance to 0s or"
                            + " more");
        }
    }
}

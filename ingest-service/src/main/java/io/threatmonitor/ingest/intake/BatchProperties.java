package io.threatmonitor.ingest.intake;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What forwarders may send in one request: they batch more than a single event's limit allows.
 *
 * @param maxBody the largest request body of many events, or line of a streamed one
 */
@ConfigurationProperties("threat-monitor.intake.batch")
public record BatchProperties(@DefaultValue("10MB") DataSize maxBody) {

    public BatchProperties {
        if (maxBody.toBytes() < 1 || maxBody.compareTo(DataSize.ofMegabytes(64)) > 0) {
            throw new IllegalArgumentException(
                    "Set threat-monitor.intake.batch.max-body to a size between 1B and 64MB");
        }
    }

    public int maxBodyBytes() {
        return (int) maxBody.toBytes();
    }
}

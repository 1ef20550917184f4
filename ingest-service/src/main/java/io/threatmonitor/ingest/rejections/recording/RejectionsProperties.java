package io.threatmonitor.ingest.rejections.recording;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * How rejected events are remembered.
 *
 * @param retention for how long, from their arrival
 */
@ConfigurationProperties("threat-monitor.rejections")
public record RejectionsProperties(@DefaultValue("7d") Duration retention) {

    public RejectionsProperties {
        if (retention.compareTo(Duration.ofHours(1)) < 0) {
            throw new IllegalArgumentException(
                    "Set threat-monitor.rejections.retention to an hour or more");
        }
    }
}

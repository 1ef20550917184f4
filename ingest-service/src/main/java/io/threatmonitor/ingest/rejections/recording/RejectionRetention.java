package io.threatmonitor.ingest.rejections.recording;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.ZoneOffset;

/** Forgets rejected events that are too old, also those that nobody settled. */
@Component
class RejectionRetention {

    private static final Logger log = LoggerFactory.getLogger(RejectionRetention.class);

    private final JdbcClient jdbc;
    private final RejectionsProperties properties;
    private final Clock clock;

    RejectionRetention(JdbcClient jdbc, RejectionsProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    /** Replicas that do so at the same time share the work. */
    @Scheduled(fixedDelayString = "PT1H")
    void forget() {
        int forgotten =
                jdbc.sql("delete from rejected_event where received_at < :time")
                        .param(
                                "time",
                                clock.instant()
                                        .minus(properties.retention())
                                        .atOffset(ZoneOffset.UTC))
                        .update();
        if (forgotten > 0) {
            log.info("Forgot {} rejected events, which are older than the retention", forgotten);
        }
    }
}

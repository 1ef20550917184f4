package io.threatmonitor.ingest.intake.syslog;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.stereotype.Component;

import java.util.Locale;

/** Counts what was never looked at: nobody else knows of it. */
@Component
final class SyslogMetrics {

    /** Why something was not taken. */
    enum Reason {
        UNREGISTERED,
        QUOTA,
        QUEUE_FULL,
        TOO_MANY
    }

    private final MeterProvider<Counter> dropped;
    private final MeterProvider<Counter> refused;

    SyslogMetrics(MeterRegistry meters) {
        this.dropped =
                Counter.builder("intake.syslog.dropped")
                        .description("Datagrams that were dropped, by reason")
                        .withRegistry(meters);
        this.refused =
                Counter.builder("intake.syslog.refused")
                        .description("Connections that were closed by us, by reason")
                        .withRegistry(meters);
    }

    void dropped(Reason reason) {
        dropped.withTags("reason", tag(reason)).increment();
    }

    void refused(Reason reason) {
        refused.withTags("reason", tag(reason)).increment();
    }

    private static String tag(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }
}

package io.threatmonitor.ingest.history;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * How much the history keeps, and how long it may search.
 *
 * @param retention how long an event is kept, by its arrival; whole days are dropped
 * @param daysAhead for how many days to come there are tables
 * @param repeatMemory how long ids of senders are known: the day in which a repeat counts, and the
 *     time for which records lie on the topic before they are read
 * @param searchTimeout how long one query may take
 * @param countTimeout how long matches are counted before their number becomes a lower bound
 */
@ConfigurationProperties("threat-monitor.history")
public record HistoryProperties(
        @DefaultValue("90d") Duration retention,
        @DefaultValue("3") int daysAhead,
        @DefaultValue("8d") Duration repeatMemory,
        @DefaultValue("10s") Duration searchTimeout,
        @DefaultValue("100ms") Duration countTimeout) {

    public HistoryProperties {
        if (retention.compareTo(Duration.ofDays(1)) < 0 || daysAhead < 1) {
            throw new IllegalArgumentException(
                    "Set threat-monitor.history.retention to a day or more, and days-ahead to 1 or"
                            + " more");
        }
        if (repeatMemory.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException(
                    "Set threat-monitor.history.repeat-memory to a day or more");
        }
        if (searchTimeout.toMillis() < 1 || countTimeout.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "Set threat-monitor.history.search-timeout and count-timeout to 1 ms or more");
        }
    }
}

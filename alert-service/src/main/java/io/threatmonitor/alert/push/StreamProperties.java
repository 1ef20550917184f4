package io.threatmonitor.alert.push;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

/**
 * How browsers are served.
 *
 * @param heartbeat how often a stream says that it lives, so that neither a proxy nor the browser
 *     takes a quiet one for a dead one
 * @param eventsInterval the shortest time between two frames about events
 * @param changesInterval the shortest time between two writes of changes to a browser: the first
 *     change goes at once, those after it wait for each other this long at most
 * @param countersInterval the shortest time between two frames that tell how many alerts there are
 * @param writesPerSecond writes to all browsers together that both intervals leave room for: with
 *     many open streams they are longer
 * @param latestEvents events shown in such a frame, the others are counted only
 * @param queue frames that may wait for a browser before its stream is closed, so that it comes
 *     back and goes on from there
 * @param recent changes that are kept for browsers that come back, at most
 * @param recentSize bytes that these may take
 * @param mostOpen streams that may be open, so that they leave memory to all else
 * @param reconnect after which a browser comes back when its stream has ended
 * @param readyTimeout how long a new stream waits for the topics to be read before it is refused
 */
@ConfigurationProperties("threat-monitor.stream")
record StreamProperties(
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("250ms") Duration eventsInterval,
        @DefaultValue("50ms") Duration changesInterval,
        @DefaultValue("1s") Duration countersInterval,
        @DefaultValue("15000") int writesPerSecond,
        @DefaultValue("10") int latestEvents,
        @DefaultValue("512") int queue,
        @DefaultValue("5000") int recent,
        @DefaultValue("16MB") DataSize recentSize,
        @DefaultValue("10000") int mostOpen,
        @DefaultValue("1s") Duration reconnect,
        @DefaultValue("5s") Duration readyTimeout) {

    StreamProperties {
        requirePositive("heartbeat", heartbeat.toMillis());
        requirePositive("events-interval", eventsInterval.toMillis());
        requirePositive("changes-interval", changesInterval.toMillis());
        requirePositive("counters-interval", countersInterval.toMillis());
        requirePositive("writes-per-second", writesPerSecond);
        requirePositive("latest-events", latestEvents);
        requirePositive("queue", queue);
        requirePositive("recent", recent);
        requirePositive("recent-size", recentSize.toBytes());
        requirePositive("most-open", mostOpen);
        requirePositive("reconnect", reconnect.toMillis());
        requirePositive("ready-timeout", readyTimeout.toMillis());
    }

    /** The shortest time between two frames about events while {@code streams} are open. */
    Duration eventsInterval(int streams) {
        return longer(eventsInterval, streams);
    }

    /** The shortest time between two writes of changes while {@code streams} are open. */
    Duration changesInterval(int streams) {
        return longer(changesInterval, streams);
    }

    private Duration longer(Duration interval, int streams) {
        Duration toAll = Duration.ofSeconds(streams).dividedBy(writesPerSecond);
        return toAll.compareTo(interval) > 0 ? toAll : interval;
    }

    private static void requirePositive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(
                    "threat-monitor.stream.%s must be more than nothing".formatted(name));
        }
    }
}

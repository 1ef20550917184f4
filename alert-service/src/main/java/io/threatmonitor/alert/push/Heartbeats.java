package io.threatmonitor.alert.push;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import java.time.Clock;

/** Says on each stream now and then that it lives, and ends those whose time has come. */
@Component
class Heartbeats {

    private final OpenStreams streams;
    private final StreamProperties properties;
    private final Clock clock;

    Heartbeats(OpenStreams streams, StreamProperties properties, Clock clock) {
        this.streams = streams;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(fixedRateString = "PT0.1S")
    void tend() {
        streams.tend(clock.instant(), properties.heartbeat());
    }
}

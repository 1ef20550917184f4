package io.threatmonitor.alert.push;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.stereotype.Component;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The streams of this replica's browsers. Thread-safe. */
@Component
class OpenStreams {

    private final Set<BrowserStream> streams = ConcurrentHashMap.newKeySet();
    private final int queue;
    private final Counter overflowed;

    OpenStreams(StreamProperties properties, MeterRegistry meters) {
        this.queue = properties.queue();
        this.overflowed =
                Counter.builder("stream.overflowed")
                        .description("Streams closed because their browser was too slow")
                        .register(meters);
        Gauge.builder("stream.open", streams, Set::size)
                .description("Browsers that watch")
                .register(meters);
    }

    BrowserStream open(Viewer viewer) {
        var stream = new BrowserStream(viewer, queue);
        streams.add(stream);
        return stream;
    }

    void close(BrowserStream stream) {
        streams.remove(stream);
        stream.close();
    }

    /** Gives {@code frame} to all who may see it, and waits for none of them. */
    void broadcast(Frame frame) {
        for (BrowserStream stream : streams) {
            if (!stream.offer(frame)) {
                overflowed.increment();
            }
        }
    }

    /** Sends every browser away, to come back and read what it missed. */
    void closeAll() {
        streams.forEach(this::close);
    }
}

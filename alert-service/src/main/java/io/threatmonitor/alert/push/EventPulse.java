package io.threatmonitor.alert.push;

import io.threatmonitor.contracts.CloudEvents;
import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.contracts.event.Severity;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import tools.jackson.core.JacksonException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sums up events between two frames: all are counted, by a header, and only the last few are read.
 * For one thread.
 */
final class EventPulse {

    private final Supplier<Duration> interval;
    private final int latestEvents;
    private final Map<Severity, Long> counts = new EnumMap<>(Severity.class);
    private final Deque<ConsumerRecord<String, byte[]>> latest = new ArrayDeque<>();
    private Instant nextFrame = Instant.MIN;

    /**
     * @param interval asked each time
     */
    EventPulse(Supplier<Duration> interval, int latestEvents) {
        this.interval = interval;
        this.latestEvents = latestEvents;
    }

    /** EventCounts an event; what does not say its severity is none of ours. */
    void add(ConsumerRecord<String, byte[]> event) {
        Header header = event.headers().lastHeader(CloudEvents.SEVERITY);
        if (header == null) {
            return;
        }
        severity(header)
                .ifPresent(severity -> {
                    counts.merge(severity, 1L, Long::sum);
                    latest.addLast(event);
                    if (latest.size() > latestEvents) {
                        latest.removeFirst();
                    }
                });
    }

    /** The frame that is due at {@code now}: the first event does not wait, those after it may. */
    Optional<Frame> frameAt(Instant now) {
        if (counts.isEmpty() || now.isBefore(nextFrame)) {
            return Optional.empty();
        }
        var frame = new EventsFrame(counts(), latestEvents());
        counts.clear();
        latest.clear();
        nextFrame = now.plus(interval.get());
        return Optional.of(
                Frame.of(Frame.Kind.EVENTS, null, null, WireJson.MAPPER.writeValueAsString(frame)));
    }

    /** How long to wait for more events before asking for a frame again. */
    Duration patienceAt(Instant now) {
        return counts.isEmpty() || !now.isBefore(nextFrame)
                ? interval.get()
                : Duration.between(now, nextFrame);
    }

    private EventsFrame.EventCounts counts() {
        return new EventsFrame.EventCounts(
                count(Severity.LOW),
                count(Severity.MEDIUM),
                count(Severity.HIGH),
                count(Severity.CRITICAL));
    }

    private long count(Severity severity) {
        return counts.getOrDefault(severity, 0L);
    }

    private List<SecurityEvent> latestEvents() {
        var events = new ArrayList<SecurityEvent>();
        for (var event : latest) {
            read(event).ifPresent(events::add);
        }
        events.sort(Comparator.comparing(SecurityEvent::receivedAt).reversed());
        return events;
    }

    /** Leaves out what cannot be read: the consumers that work on it report it. */
    private static Optional<SecurityEvent> read(ConsumerRecord<String, byte[]> event) {
        try {
            return Optional.of(WireJson.MAPPER.readValue(event.value(), SecurityEvent.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<Severity> severity(Header header) {
        String name = new String(header.value(), StandardCharsets.UTF_8);
        try {
            return Optional.of(Severity.valueOf(name.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

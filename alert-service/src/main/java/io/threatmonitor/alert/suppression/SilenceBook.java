package io.threatmonitor.alert.suppression;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.threatmonitor.alert.alerts.AlertTerms;
import io.threatmonitor.alert.alerts.Silencing;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.kit.api.ApiException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The active silences, as of at most half a second ago: whoever asks later than that reads them
 * again, and nobody does while nobody asks. Thread-safe.
 */
@Service
class SilenceBook implements Silencing {

    private static final Logger log = LoggerFactory.getLogger(SilenceBook.class);

    private static final Duration FRESH = Duration.ofMillis(500);

    private final Silences silences;
    private final Clock clock;
    private volatile Known known = new Known(Instant.MIN, List.of());

    private record Known(Instant until, List<StandingSilence> standing) {}

    SilenceBook(Silences silences, Clock clock) {
        this.silences = silences;
        this.clock = clock;
    }

    @Override
    public @Nullable UUID silenceOf(AlertSnapshot alert) {
        List<StandingSilence> standing = standing();
        if (standing.isEmpty()) {
            return null;
        }
        var about = AlertTerms.of(alert);
        Instant at = alert.event().receivedAt();
        for (StandingSilence silence : standing) {
            if (silence.hides(alert.severity(), about, at)) {
                return silence.id();
            }
        }
        return null;
    }

    @Override
    public void hid(Map<UUID, Long> detections, Instant at) {
        silences.matched(detections, at);
    }

    /** For whoever has to know what has only just changed. */
    synchronized void refresh() {
        read();
    }

    private List<StandingSilence> standing() {
        Known now = known;
        return isFresh(now) ? now.standing() : standingAnew();
    }

    private synchronized List<StandingSilence> standingAnew() {
        if (!isFresh(known)) { // otherwise another thread has read them meanwhile
            read();
        }
        return known.standing();
    }

    private boolean isFresh(Known seen) {
        return clock.instant().isBefore(seen.until());
    }

    private void read() {
        Map<UUID, StandingSilence> before =
                known.standing().stream().collect(toMap(StandingSilence::id, identity()));
        Instant until = clock.instant().plus(FRESH);
        List<StandingSilence> standing =
                silences.active().stream()
                        .map(silence -> standing(silence, before.get(silence.id())))
                        .flatMap(Optional::stream)
                        .toList();
        known = new Known(until, standing);
    }

    /** What cannot be understood any more hides nothing, and holds nothing up. */
    private static Optional<StandingSilence> standing(
            Silence silence, @Nullable StandingSilence before) {
        if (before != null && before.version() == silence.version()) {
            return Optional.of(before);
        }
        try {
            return Optional.of(StandingSilence.of(silence));
        } catch (ApiException | IllegalArgumentException e) {
            log.error("Silence {} is without effect", silence.id(), e);
            return Optional.empty();
        }
    }
}

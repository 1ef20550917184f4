package io.threatmonitor.audit.trail;

import io.threatmonitor.kit.caller.Caller;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which reads were recorded a short while ago. Thread-safe. */
@Component
final class RecentReads {

    private final Clock clock;
    private final Duration quietPeriod;
    private final Map<Read, Instant> recorded;

    RecentReads(AuditReadsProperties properties, Clock clock) {
        this.clock = clock;
        this.quietPeriod = properties.quietPeriod();
        this.recorded = oldestFirst(properties.remembered());
    }

    /** Whether {@code read} is to be recorded now; from then on it is remembered. */
    synchronized boolean isNews(Read read) {
        Instant now = clock.instant();
        Instant last = recorded.get(read);
        if (last != null && now.isBefore(last.plus(quietPeriod))) {
            return false;
        }
        recorded.remove(read); // so that it moves to the end
        recorded.put(read, now);
        return true;
    }

    private static Map<Read, Instant> oldestFirst(int capacity) {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Read, Instant> eldest) {
                return size() > capacity;
            }
        };
    }

    /**
     * One question of one caller. The same account from another place or in another login is
     * another caller: that is how a stolen session shows.
     */
    record Read(
            String actorId,
            @Nullable String sessionId,
            @Nullable String ipAddress,
            String question) {

        static Read of(Caller caller, String question) {
            return new Read(caller.actor().id(), caller.sessionId(), caller.ipAddress(), question);
        }
    }
}

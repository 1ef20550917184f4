package io.threatmonitor.ingest.intake.splunk;

import org.springframework.stereotype.Component;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Ids that senders may ask about. A request is answered after the brokers have its events, so an id
 * that was given is true, once. The longest unused are forgotten. Thread-safe.
 */
@Component
final class Acknowledgements {

    private static final int CHANNELS = 256;
    private static final int IDS = 1024;

    private final Map<String, Channel> channels = new LinkedHashMap<>(16, 0.75f, true);

    synchronized long next(String sensor, String channel) {
        var asked = channels.computeIfAbsent(sensor + "/" + channel, _ -> new Channel());
        if (channels.size() > CHANNELS) {
            channels.remove(channels.keySet().iterator().next());
        }
        return asked.next();
    }

    synchronized Map<String, Boolean> consume(String sensor, String channel, List<Long> ids) {
        var answers = new LinkedHashMap<String, Boolean>();
        Channel asked = channels.get(sensor + "/" + channel);
        ids.forEach(id -> answers.put(String.valueOf(id), asked != null && asked.given.remove(id)));
        return answers;
    }

    private static final class Channel {
        private final Set<Long> given = new LinkedHashSet<>();
        private long next;

        long next() {
            if (given.size() == IDS) {
                given.remove(given.iterator().next());
            }
            given.add(next);
            return next++;
        }
    }
}

package io.threatmonitor.platform.demo;

import io.threatmonitor.platform.demo.Incident.Step;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.random.RandomGenerator;

/** An endless stream of events in which single findings and whole attacks mix. Not thread-safe. */
final class DemoEvents {

    /** Addresses that belong to nobody: RFC 5737 and RFC 3849, so that no demo accuses anyone. */
    private static final List<String> NETWORKS =
            List.of("203.0.113.", "198.51.100.", "192.0.2.", "2001:db8::");

    private final RandomGenerator random;
    private final Queue<Map<String, Object>> upcoming = new ArrayDeque<>();

    DemoEvents(RandomGenerator random) {
        this.random = random;
    }

    /** The fields of the next event, as the intake takes them. */
    Map<String, Object> next() {
        if (upcoming.isEmpty()) {
            begin(incident());
        }
        return upcoming.remove();
    }

    private Incident incident() {
        int draw = random.nextInt(Incident.ALL.stream().mapToInt(Incident::weight).sum());
        for (Incident incident : Incident.ALL) {
            draw -= incident.weight();
            if (draw < 0) {
                return incident;
            }
        }
        throw new IllegalStateException("The weights do not add up");
    }

    private void begin(Incident incident) {
        String source = incident.sources().get(random.nextInt(incident.sources().size()));
        String address = address();
        int events = Math.max(incident.steps().size(), 1 + random.nextInt(incident.repeats()));
        for (int i = 0; i < events; i++) {
            Step step = incident.steps().get(Math.min(i, incident.steps().size() - 1));
            upcoming.add(
                    Map.of(
                            "source_name", source,
                            "event_type", step.eventType(),
                            "severity", step.severity(),
                            "description", step.description().formatted(2 + random.nextInt(400)),
                            "ip_address", address));
        }
    }

    private String address() {
        String network = NETWORKS.get(random.nextInt(NETWORKS.size()));
        return network + (1 + random.nextInt(254));
    }
}

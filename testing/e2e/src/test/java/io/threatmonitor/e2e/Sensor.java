package io.threatmonitor.e2e;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Events as the demo sensor reports them. */
final class Sensor {

    private final Api api;

    Sensor(Api api) {
        this.api = api;
    }

    /** Reports one event and returns its id, once the platform has accepted it. */
    String report(String severity, String source) {
        Api.Answer answer =
                api.post("/api/v1/events", event(severity, source, UUID.randomUUID().toString()));
        answer.expect(202);
        return answer.data().path("id").asString();
    }

    /** Reports an event of each of these sources, all in one request. */
    void reportAll(String severity, List<String> sources) {
        api.post(
                        "/api/v1/events",
                        sources.stream()
                                .map(source ->
                                        event(severity, source, UUID.randomUUID().toString()))
                                .toList())
                .expect(202);
    }

    Api.Answer tryToReport(Map<String, Object> event) {
        return api.post("/api/v1/events", event);
    }

    static Map<String, Object> event(String severity, String source, String sendersId) {
        return Map.of(
                "id",
                sendersId,
                "source_name",
                source,
                "event_type",
                "bruteforce",
                "severity",
                severity,
                "description",
                "42 failed logins for root within a minute",
                "ip_address",
                "203.0.113.7",
                "attributes",
                Map.of("user", "root", "attempts", 42));
    }

    /** A source that no other test reports about. */
    static String newSource() {
        return "edge-firewall-" + UUID.randomUUID().toString().substring(0, 8);
    }
}

package io.threatmonitor.alert.notification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What people ask for when they set up notifications, each with a name of its own. */
public final class Requests {

    /** 24 bytes, as the specification's own example has them. */
    public static final String SIGNING_KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private Requests() {}

    public static Map<String, Object> webhook(String url) {
        return channel(Map.of("kind", "webhook", "url", url), Map.of("signing_key", SIGNING_KEY));
    }

    public static Map<String, Object> email(String... recipients) {
        return channel(Map.of("kind", "email", "recipients", List.of(recipients)), Map.of());
    }

    public static Map<String, Object> chat(String flavour, String url) {
        return channel(Map.of("kind", "chat", "flavour", flavour), Map.of("url", url));
    }

    public static Map<String, Object> pagerDuty(String url) {
        return channel(
                Map.of("kind", "pagerduty", "url", url),
                Map.of("routing_key", "0123456789abcdef0123456789abcdef"));
    }

    public static Map<String, Object> alertmanager(String url) {
        return channel(Map.of("kind", "alertmanager", "url", url), Map.of());
    }

    public static Map<String, Object> channel(
            Map<String, Object> definition, Map<String, Object> secrets) {
        return Map.of("name", newName(), "definition", definition, "secrets", secrets);
    }

    /** The same with another value in its definition. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> with(
            Map<String, Object> request, String field, Object value) {
        var definition = new HashMap<>((Map<String, Object>) request.get("definition"));
        definition.put(field, value);
        var changed = new HashMap<>(request);
        changed.put("definition", definition);
        return changed;
    }

    public static String newName() {
        return "test-" + UUID.randomUUID();
    }
}

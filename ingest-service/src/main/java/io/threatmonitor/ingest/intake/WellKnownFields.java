package io.threatmonitor.ingest.intake;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.event.Device;
import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.Request;
import io.threatmonitor.contracts.event.Severity;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;

/**
 * What an event says in fields whose names are agreed on: our own, those of the Elastic Common
 * Schema 8, of OpenTelemetry's semantic conventions and of Windows events in JSON. A name with dots
 * is found nested and flat.
 */
public final class WellKnownFields {

    private final Map<String, @Nullable Object> fields;

    public WellKnownFields(Map<String, @Nullable Object> fields) {
        this.fields = fields;
    }

    /** A builder with all that is known; the caller adds source, description and time. */
    public SubmittedEvent.Builder builder() {
        String agent = text("user_agent.original");
        return SubmittedEvent.builder()
                .eventType(eventType())
                .severity(severity())
                .ipAddress(
                        ipAddress(
                                "ip_address",
                                "source.ip",
                                "client.ip",
                                "src_ip",
                                "client.address",
                                "source.address"))
                .device(agent == null ? null : new Device(null, null, null, null, null, agent))
                .request(request())
                .attributes(fields);
    }

    /** LOW where nothing is said. */
    public Severity severity() {
        Severity named =
                Severities.named(
                        text(
                                "severity",
                                "severity_label",
                                "log.level",
                                "level",
                                "winlog.level",
                                "LevelDisplayName"));
        if (named != null) {
            return named;
        }
        if (value("event.severity") instanceof Number risk) {
            return ofRisk(risk.intValue());
        }
        return "alert".equals(text("event.kind")) ? Severity.HIGH : Severity.LOW;
    }

    /** Elastic Security's own steps of risk: low 21, medium 47, high 73, critical 99. */
    private static Severity ofRisk(int risk) {
        if (risk >= 99) {
            return Severity.CRITICAL;
        }
        return risk >= 73 ? Severity.HIGH : risk >= 47 ? Severity.MEDIUM : Severity.LOW;
    }

    /** By our own field, else by ECS category; {@code other} where nothing is clear. */
    public EventType eventType() {
        String own = text("event_type");
        if (own != null) {
            try {
                return EventType.valueOf(own.strip().toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                return EventType.OTHER;
            }
        }
        String category = String.valueOf(value("event.category"));
        if (category.contains("malware")) {
            return EventType.MALWARE;
        }
        if (category.contains("intrusion_detection")) {
            return EventType.INTRUSION;
        }
        if (category.contains("vulnerability")) {
            return EventType.VULNERABILITY_DETECTED;
        }
        if (category.contains("configuration")) {
            return EventType.CONFIGURATION_CHANGE;
        }
        boolean failed = "failure".equals(text("event.outcome"));
        return failed && category.contains("authentication")
                ? EventType.LOGIN_FAIL
                : EventType.OTHER;
    }

    public @Nullable Instant time() {
        String text = text("occurred_at", "@timestamp");
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    public @Nullable String source() {
        return text(
                "source_name", "host.name", "winlog.computer_name", "Computer", "host", "hostname");
    }

    public @Nullable String description() {
        return text("description", "message", "event.reason", "rule.name", "msg", "Message");
    }

    /** All fields as JSON, to describe an event that describes itself in no field of its own. */
    public String asJson() {
        return WireJson.MAPPER.writeValueAsString(fields);
    }

    /** The first of {@code names} that holds text. */
    public @Nullable String text(String... names) {
        for (String name : names) {
            if (value(name) instanceof String text && !text.isBlank()) {
                return text;
            }
        }
        return null;
    }

    /** The first of {@code names} that holds an address; some may hold the name of a host. */
    private @Nullable String ipAddress(String... names) {
        for (String name : names) {
            String address = FittedText.ipAddress(text(name));
            if (address != null) {
                return address;
            }
        }
        return null;
    }

    private @Nullable Request request() {
        String method = text("http.request.method");
        String path = text("url.path");
        return method == null && path == null ? null : new Request(method, path, null);
    }

    private @Nullable Object value(String name) {
        return find(fields, name);
    }

    private static @Nullable Object find(Map<?, ?> object, String name) {
        Object flat = object.get(name);
        int dot = name.indexOf('.');
        if (flat != null || dot < 0) {
            return flat;
        }
        return object.get(name.substring(0, dot)) instanceof Map<?, ?> nested
                ? find(nested, name.substring(dot + 1))
                : null;
    }
}

package io.threatmonitor.ingest.intake;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.Severity;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an event says in fields whose names are agreed on: our own, those of the Elastic Common
 * Schema 8, of OpenTelemetry's semantic conventions and of Windows events in JSON. A name with dots
 * is found nested, flat, and nested in part.
 */
public final class WellKnownFields {

    /** Values of {@code event.type} (ECS 8) that say something is no longer as it was. */
    private static final Set<String> CHANGES = Set.of("change", "creation", "deletion");

    private final Map<String, @Nullable Object> fields;

    public WellKnownFields(Map<String, @Nullable Object> fields) {
        this.fields = fields;
    }

    /** A builder with all that is known; the caller adds source, description and time. */
    public SubmittedEvent.Builder builder() {
        var around = new EcsSurroundings(this);
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
                .geo(around.geo())
                .device(around.device())
                .request(around.request())
                .attributes(fields);
    }

    /** LOW where nothing is said. */
    public Severity severity() {
        Severity named =
                Severities.named(
                        text(
                                "severity",
                                "severity_label",
                                "event.severity",
                                "log.level",
                                "log.syslog.severity.name",
                                "level",
                                "winlog.level",
                                "LevelDisplayName"));
        if (named != null) {
            return named;
        }
        if (value("log.syslog.severity.code") instanceof Number code) {
            return Severities.ofSyslog(code.intValue());
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

    /**
     * By our own field, else by ECS action where it is one of our words, else by ECS category and
     * type; {@code other} where nothing is clear.
     */
    public EventType eventType() {
        String own = text("event_type");
        if (own != null) {
            EventType named = EventTypes.named(own);
            return named == null ? EventType.OTHER : named;
        }
        String action = text("event.action");
        EventType named = action == null ? null : EventTypes.named(action);
        return named == null ? eventTypeByCategory() : named;
    }

    private EventType eventTypeByCategory() {
        Set<String> categories = words("event.category");
        Set<String> types = words("event.type");
        if (categories.contains("malware")) {
            return EventType.MALWARE;
        }
        if (categories.contains("intrusion_detection")) {
            return EventType.INTRUSION;
        }
        if (categories.contains("vulnerability")) {
            return EventType.VULNERABILITY_DETECTED;
        }
        if (categories.contains("configuration")) {
            return EventType.CONFIGURATION_CHANGE;
        }
        if (categories.contains("authentication") && "failure".equals(text("event.outcome"))) {
            return EventType.LOGIN_FAIL;
        }
        if (categories.contains("iam") && !Collections.disjoint(types, CHANGES)) {
            return EventType.CONFIGURATION_CHANGE;
        }
        if (categories.contains("process") && types.contains("start")) {
            return EventType.COMMAND_EXECUTION;
        }
        return categories.contains("file") && !Collections.disjoint(types, CHANGES)
                ? EventType.FILE_MOD
                : EventType.OTHER;
    }

    /** The words of an array, or one by itself. */
    private Set<String> words(String name) {
        return switch (value(name)) {
            case String word -> Set.of(word);
            case Collection<?> array ->
                    array.stream().map(String::valueOf).collect(Collectors.toSet());
            case null, default -> Set.of();
        };
    }

    /**
     * In RFC 3339, without an offset in UTC, or as milliseconds since 1970: what Elasticsearch
     * reads ({@code strict_date_optional_time||epoch_millis}).
     */
    public @Nullable Instant time() {
        String text = text("occurred_at", "@timestamp");
        try {
            if (text != null) {
                return DateTimeFormatter.ISO_DATE_TIME
                        .withZone(ZoneOffset.UTC)
                        .parse(text.strip(), Instant::from);
            }
            return value("@timestamp") instanceof Long millis ? Instant.ofEpochMilli(millis) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    public @Nullable String source() {
        return text(
                "source_name",
                "host.name",
                "winlog.computer_name",
                "Computer",
                "host",
                "hostname",
                "observer.name",
                "agent.name");
    }

    public @Nullable String description() {
        return text(
                "description",
                "message",
                "event.reason",
                "rule.name",
                "msg",
                "Message",
                "event.original");
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

    @Nullable Object value(String name) {
        return find(fields, name);
    }

    private static @Nullable Object find(Map<?, ?> object, String name) {
        Object found = object.get(name);
        for (int dot = name.indexOf('.');
                dot >= 0 && found == null;
                dot = name.indexOf('.', dot + 1)) {
            if (object.get(name.substring(0, dot)) instanceof Map<?, ?> nested) {
                found = find(nested, name.substring(dot + 1));
            }
        }
        return found;
    }
}

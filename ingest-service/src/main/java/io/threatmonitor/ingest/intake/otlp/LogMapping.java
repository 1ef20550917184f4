package io.threatmonitor.ingest.intake.otlp;

import static java.util.Objects.requireNonNullElse;

import io.opentelemetry.proto.logs.v1.LogRecord;
import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.ingest.intake.EventTypes;
import io.threatmonitor.ingest.intake.FittedText;
import io.threatmonitor.ingest.intake.Severities;
import io.threatmonitor.ingest.intake.SubmittedEvent;
import io.threatmonitor.ingest.intake.WellKnownFields;
import io.threatmonitor.ingest.sensors.Sender;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What a record of the logs data model (OpenTelemetry 1.x, "Logs Data Model") means here; names of
 * attributes are those of the semantic conventions. Thread-safe.
 */
final class LogMapping {

    /** Resource conventions: what SDKs call a service that nobody gave a name. */
    private static final String UNNAMED_SERVICE = "unknown_service";

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final AnyValues values;

    LogMapping(AnyValues values) {
        this.values = values;
    }

    SubmittedEvent event(LogRecord logRecord, Origin origin, Sender sender)
            throws UnreadableRecordException {
        var attributes = values.map(logRecord.getAttributesList());
        Object body = values.plain(logRecord.getBody());
        var known = new WellKnownFields(everything(logRecord, origin, body, attributes));
        String id = known.text("log.record.uid", "event.id");
        attributes.put("otlp", LogContext.of(logRecord, origin, body));
        return known.builder()
                .id(id == null ? null : FittedText.id(id))
                .sourceName(source(known, sender))
                .eventType(type(known))
                .severity(severity(logRecord, known))
                .description(description(body, known))
                .occurredAt(time(logRecord, known))
                .attributes(attributes)
                .build();
    }

    /** In one place, what stands closest to the record before what stands farther away. */
    private static Map<String, @Nullable Object> everything(
            LogRecord logRecord,
            Origin origin,
            @Nullable Object body,
            Map<String, @Nullable Object> attributes) {
        var all = new HashMap<String, @Nullable Object>(origin.resource());
        if (body instanceof Map<?, ?> members) {
            members.forEach((name, value) -> all.put(String.valueOf(name), value));
        }
        all.putAll(attributes);
        if (!logRecord.getEventName().isEmpty()) {
            all.put("event.name", logRecord.getEventName());
        }
        return all;
    }

    private static String source(WellKnownFields known, Sender sender) {
        String service = known.text("service.name");
        boolean named = service != null && !service.startsWith(UNNAMED_SERVICE);
        return FittedText.sourceName(
                sender, known.text("source_name"), named ? service : null, known.source(), service);
    }

    /**
     * As for all formats, else by the last part of an event name such as {@code app.login_fail}.
     */
    private static EventType type(WellKnownFields known) {
        EventType type = known.eventType();
        String name = known.text("event.name");
        if (type != EventType.OTHER || name == null) {
            return type;
        }
        EventType named = EventTypes.named(name.substring(name.lastIndexOf('.') + 1));
        return named == null ? EventType.OTHER : named;
    }

    /** By "Severity Fields": 1 to 4 trace, then debug, info, warn, error and fatal, 21 to 24. */
    private static Severity severity(LogRecord logRecord, WellKnownFields known) {
        int number = logRecord.getSeverityNumberValue();
        if (number < 1 || number > 24) {
            Severity named = Severities.named(logRecord.getSeverityText());
            return requireNonNullElse(named, known.severity());
        }
        if (number <= 12) {
            return Severity.LOW;
        }
        return number <= 16 ? Severity.MEDIUM : number <= 20 ? Severity.HIGH : Severity.CRITICAL;
    }

    private static String description(@Nullable Object body, WellKnownFields known) {
        return body instanceof String text
                ? FittedText.description(text, known.description(), known.text("event.name"))
                : FittedText.description(
                        known.description(),
                        body == null ? null : WireJson.MAPPER.writeValueAsString(body),
                        known.text("event.name"));
    }

    private static @Nullable Instant time(LogRecord logRecord, WellKnownFields known) {
        Instant occurred = instant(logRecord.getTimeUnixNano());
        Instant observed = instant(logRecord.getObservedTimeUnixNano());
        Instant time = occurred == null ? observed : occurred;
        return time == null ? known.time() : time;
    }

    /**
     * @param nanos since 1970, unsigned; 0 for a time that is not known
     */
    static @Nullable Instant instant(long nanos) {
        return nanos == 0
                ? null
                : Instant.ofEpochSecond(
                        Long.divideUnsigned(nanos, NANOS_PER_SECOND),
                        Long.remainderUnsigned(nanos, NANOS_PER_SECOND));
    }
}

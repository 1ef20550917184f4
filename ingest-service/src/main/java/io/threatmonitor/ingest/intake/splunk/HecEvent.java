package io.threatmonitor.ingest.intake.splunk;

import io.threatmonitor.ingest.intake.FittedText;
import io.threatmonitor.ingest.intake.SubmittedEvent;
import io.threatmonitor.ingest.intake.WellKnownFields;
import io.threatmonitor.ingest.sensors.Sender;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** One event with its metadata ("Format events for HTTP Event Collector"). */
final class HecEvent {

    /** Seconds of the year 5138: what is larger are milliseconds, which Splunk takes as well. */
    private static final BigDecimal LARGEST_SECONDS = BigDecimal.valueOf(100_000_000_000L);

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final BigDecimal LARGEST = BigDecimal.valueOf(253_402_300_799_999L);

    private HecEvent() {}

    /** Null for an event that is well formed. */
    static @Nullable HecProblem problemOf(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> object)) {
            return HecProblem.INVALID_FORMAT;
        }
        Object event = object.get("event");
        if (event == null) {
            return HecProblem.EVENT_REQUIRED;
        }
        if (event instanceof String text && text.isBlank()) {
            return HecProblem.EVENT_BLANK;
        }
        Object fields = object.get("fields");
        return fields == null || fields instanceof Map<?, ?> ? null : HecProblem.INDEXED_FIELDS;
    }

    static SubmittedEvent of(Map<String, @Nullable Object> envelope, Sender sender) {
        Object event = envelope.get("event");
        var attributes = new LinkedHashMap<String, @Nullable Object>();
        if (event instanceof Map<?, ?> object) {
            object.forEach((name, value) -> attributes.put(String.valueOf(name), value));
        } else {
            attributes.put("event", event);
        }
        envelope.forEach((name, value) -> {
            if (!name.equals("event")) {
                attributes.putIfAbsent(name, value);
            }
        });
        var known = new WellKnownFields(attributes);
        String said = event instanceof String text ? text : known.description();
        Instant time = time(envelope.get("time"));
        return known.builder()
                .id(known.text("event.id"))
                .sourceName(
                        FittedText.sourceName(
                                sender,
                                known.text("source_name"),
                                text(envelope.get("host")),
                                known.source(),
                                text(envelope.get("source"))))
                .description(FittedText.description(said, known.asJson()))
                .occurredAt(time == null ? known.time() : time)
                .build();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String text ? text : null;
    }

    static @Nullable Instant time(@Nullable Object value) {
        if (value == null || String.valueOf(value).length() > 30) {
            return null;
        }
        try {
            var number = new BigDecimal(String.valueOf(value).strip());
            var millis = number.compareTo(LARGEST_SECONDS) > 0 ? number : number.multiply(THOUSAND);
            return millis.signum() < 0 || millis.compareTo(LARGEST) > 0
                    ? null
                    : Instant.ofEpochSecond(
                            millis.longValue() / 1000,
                            millis.remainder(THOUSAND).movePointRight(6).longValue());
        } catch (NumberFormatException e) {
            return null;
        }
    }
}

package io.threatmonitor.ingest.intake.nativeapi;

import io.threatmonitor.contracts.event.Device;
import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.Geo;
import io.threatmonitor.contracts.event.Request;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.ingest.intake.Problems;
import io.threatmonitor.ingest.intake.Submission;
import io.threatmonitor.ingest.intake.SubmittedEvent;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.json.JsonMapper;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Takes the fields of one event as they come out of its JSON object, noting each that cannot be
 * read. A field that is not ours becomes an attribute, so that none of a sender is lost.
 */
final class NativeEventFields {

    private static final Choices<EventType> EVENT_TYPES = new Choices<>(EventType.class);
    private static final Choices<Severity> SEVERITIES = new Choices<>(Severity.class);

    private final JsonParser parser;
    private final JsonMapper mapper;
    private final SubmittedEvent.Builder event = SubmittedEvent.builder();
    private final Problems problems = new Problems();
    private final Map<String, @Nullable Object> others = new LinkedHashMap<>();
    private Map<String, @Nullable Object> attributes = Map.of();

    private NativeEventFields(JsonParser parser, JsonMapper mapper) {
        this.parser = parser;
        this.mapper = mapper;
    }

    /**
     * Reads the object whose beginning {@code parser} stands at.
     *
     * @throws JacksonException when it is no JSON
     */
    static Submission submission(
            JsonParser parser, JsonMapper mapper, Submission.Original original) {
        var fields = new NativeEventFields(parser, mapper);
        SubmittedEvent event = fields.event();
        return new Submission(NativeEventReader.FORMAT, event, fields.problems.asList(), original);
    }

    private SubmittedEvent event() {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            take(name);
        }
        return event.attributes(allAttributes()).build();
    }

    private void take(String field) {
        switch (field) {
            case "id" -> event.id(text(field));
            case "source_name" -> event.sourceName(text(field));
            case "event_type" -> event.eventType(choice(field, EVENT_TYPES));
            case "severity" -> event.severity(choice(field, SEVERITIES));
            case "description" -> event.description(text(field));
            case "occurred_at" -> event.occurredAt(time(field));
            case "ip_address" -> event.ipAddress(text(field));
            case "geo" -> event.geo(object(field, Geo.class));
            case "device" -> event.device(object(field, Device.class));
            case "request" -> event.request(object(field, Request.class));
            case "attributes" -> takeAttributes(field);
            default -> others.put(field, PlainJson.value(parser));
        }
    }

    private @Nullable String text(String field) {
        if (parser.hasToken(JsonToken.VALUE_STRING)) {
            return parser.getString();
        }
        refuseUnlessNull(field, "must be text");
        return null;
    }

    private <E extends Enum<E>> @Nullable E choice(String field, Choices<E> choices) {
        E chosen =
                parser.hasToken(JsonToken.VALUE_STRING) ? choices.named(parser.getString()) : null;
        if (chosen == null) {
            refuseUnlessNull(field, "must be one of " + choices.names());
        }
        return chosen;
    }

    private @Nullable Instant time(String field) {
        String text = text(field);
        try {
            return text == null ? null : Rfc3339.parse(text);
        } catch (DateTimeException e) {
            problems.add(field, "must be a time with an offset, such as 2026-11-22T14:05:00Z");
            return null;
        }
    }

    private <T> @Nullable T object(String field, Class<T> type) {
        if (!parser.hasToken(JsonToken.START_OBJECT)) {
            refuseUnlessNull(field, "must be an object");
            return null;
        }
        var value = PlainJson.object(parser);
        try {
            return mapper.convertValue(value, type);
        } catch (DatabindException e) {
            problems.add(field + pathOf(e), "has a value that is not allowed");
            return null;
        }
    }

    private void takeAttributes(String field) {
        if (parser.hasToken(JsonToken.START_OBJECT)) {
            attributes = PlainJson.object(parser);
        } else {
            refuseUnlessNull(field, "must be an object");
        }
    }

    private Map<String, @Nullable Object> allAttributes() {
        if (others.isEmpty()) {
            return attributes;
        }
        var all = new LinkedHashMap<>(attributes);
        others.forEach((name, value) -> {
            if (all.containsKey(name)) {
                problems.add(name, "is given twice, here and in attributes");
            } else {
                all.put(name, value);
            }
        });
        return all;
    }

    /** Null says as much as that the field is absent. */
    private void refuseUnlessNull(String field, String message) {
        if (!parser.hasToken(JsonToken.VALUE_NULL)) {
            problems.add(field, message);
            parser.skipChildren();
        }
    }

    private static String pathOf(DatabindException e) {
        var path = new StringBuilder();
        e.getPath()
                .forEach(step ->
                        path.append(
                                step.getPropertyName() == null
                                        ? "[" + step.getIndex() + "]"
                                        : "." + step.getPropertyName()));
        return path.toString();
    }
}

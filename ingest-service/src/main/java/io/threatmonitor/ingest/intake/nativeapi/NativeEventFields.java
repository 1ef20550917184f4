package io.threatmonitor.ingest.intake.nativeapi;

import static java.util.stream.Collectors.joining;

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
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Takes the fields of one event out of its JSON object, noting each that cannot be read. What
 * nobody took in the end becomes an attribute, so that no field of a sender is lost.
 */
final class NativeEventFields {

    private static final TypeReference<Map<String, @Nullable Object>> ATTRIBUTES =
            new TypeReference<>() {};

    private final ObjectNode untaken;
    private final JsonMapper mapper;
    private final Problems problems = new Problems();

    private NativeEventFields(ObjectNode event, JsonMapper mapper) {
        this.untaken = event;
        this.mapper = mapper;
    }

    static Submission submission(ObjectNode json, JsonMapper mapper, Submission.Original original) {
        var fields = new NativeEventFields(json, mapper);
        SubmittedEvent event = fields.event();
        return new Submission(NativeEventReader.FORMAT, event, fields.problems.asList(), original);
    }

    private SubmittedEvent event() {
        return new SubmittedEvent(
                text("id"),
                text("source_name"),
                choice("event_type", EventType.class),
                choice("severity", Severity.class),
                text("description"),
                time("occurred_at"),
                text("ip_address"),
                object("geo", Geo.class),
                object("device", Device.class),
                object("request", Request.class),
                attributes());
    }

    private @Nullable String text(String field) {
        JsonNode value = take(field);
        if (value != null && !value.isString()) {
            problems.add(field, "must be text");
            return null;
        }
        return value == null ? null : value.stringValue();
    }

    private <E extends Enum<E>> @Nullable E choice(String field, Class<E> type) {
        JsonNode value = take(field);
        try {
            return value == null ? null : mapper.treeToValue(value, type);
        } catch (JacksonException e) {
            problems.add(field, "must be one of " + namesOf(type));
            return null;
        }
    }

    private @Nullable Instant time(String field) {
        String text = text(field);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            problems.add(field, "must be a time with an offset, such as 2026-11-22T14:05:00Z");
            return null;
        }
    }

    private <T> @Nullable T object(String field, Class<T> type) {
        JsonNode value = take(field);
        if (value != null && !value.isObject()) {
            problems.add(field, "must be an object");
            return null;
        }
        try {
            return value == null ? null : mapper.treeToValue(value, type);
        } catch (DatabindException e) {
            problems.add(field + pathOf(e), "has a value that is not allowed");
            return null;
        }
    }

    /** Takes what is left: call it last. */
    private Map<String, @Nullable Object> attributes() {
        JsonNode given = take("attributes");
        if (given != null && !given.isObject()) {
            problems.add("attributes", "must be an object");
            return Map.of();
        }
        var attributes = new LinkedHashMap<String, @Nullable Object>();
        if (given != null) {
            attributes.putAll(mapper.treeToValue(given, ATTRIBUTES));
        }
        mapper.treeToValue(untaken, ATTRIBUTES)
                .forEach((name, value) -> {
                    if (attributes.containsKey(name)) {
                        problems.add(name, "is given twice, here and in attributes");
                    } else {
                        attributes.put(name, value);
                    }
                });
        return attributes;
    }

    private @Nullable JsonNode take(String field) {
        JsonNode value = untaken.remove(field);
        return value == null || value.isNull() ? null : value;
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

    private static String namesOf(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(joining(", "));
    }
}

package io.threatmonitor.ingest.publishing;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.event.SecurityEvent;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/**
 * Writes events as {@link WireJson} does, of which tests hold it to every byte, without looking up
 * for each value how to write it: that is what an accepted event costs most.
 */
final class EventJson {

    /** More than most events have. */
    private static final int BYTES = 1024;

    private static final SerializedString ID = name("id");
    private static final SerializedString RECEIVED_AT = name("received_at");
    private static final SerializedString OCCURRED_AT = name("occurred_at");
    private static final SerializedString SENSOR_ID = name("sensor_id");
    private static final SerializedString SOURCE_NAME = name("source_name");
    private static final SerializedString EVENT_TYPE = name("event_type");
    private static final SerializedString SEVERITY = name("severity");
    private static final SerializedString DESCRIPTION = name("description");
    private static final SerializedString IP_ADDRESS = name("ip_address");
    private static final SerializedString GEO = name("geo");
    private static final SerializedString DEVICE = name("device");
    private static final SerializedString REQUEST = name("request");
    private static final SerializedString ATTRIBUTES = name("attributes");
    private static final SerializedString FORMAT = name("format");

    private final JsonGenerator json;

    private EventJson(JsonGenerator json) {
        this.json = json;
    }

    static byte[] of(SecurityEvent event) {
        var bytes = new ByteArrayOutputStream(BYTES);
        try (var json = WireJson.MAPPER.createGenerator(bytes)) {
            new EventJson(json).write(event);
        }
        return bytes.toByteArray();
    }

    private void write(SecurityEvent event) {
        json.writeStartObject();
        text(ID, event.id().toString());
        time(RECEIVED_AT, event.receivedAt());
        time(OCCURRED_AT, event.occurredAt());
        text(SENSOR_ID, event.sensorId());
        text(SOURCE_NAME, event.sourceName());
        choice(EVENT_TYPE, event.eventType());
        choice(SEVERITY, event.severity());
        text(DESCRIPTION, event.description());
        text(IP_ADDRESS, event.ipAddress());
        part(GEO, event.geo());
        part(DEVICE, event.device());
        part(REQUEST, event.request());
        json.writeName(ATTRIBUTES);
        value(event.attributes());
        text(FORMAT, event.format());
        json.writeEndObject();
    }

    private void text(SerializedString name, @Nullable String text) {
        if (text != null) {
            json.writeName(name);
            json.writeString(text);
        }
    }

    private void time(SerializedString name, Instant time) {
        text(name, time.toString());
    }

    private void choice(SerializedString name, Enum<?> choice) {
        text(name, choice.name().toLowerCase(Locale.ROOT));
    }

    /** What few events have. */
    private void part(SerializedString name, @Nullable Object part) {
        if (part != null) {
            json.writeName(name);
            json.writePOJO(part);
        }
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> json.writeNull();
            case String text -> json.writeString(text);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case Boolean bool -> json.writeBoolean(bool);
            case Map<?, ?> object -> object(object);
            case Collection<?> array -> array(array);
            default -> json.writePOJO(value); // numbers of many digits
        }
    }

    private void object(Map<?, ?> object) {
        json.writeStartObject();
        object.forEach((name, value) -> {
            json.writeName(String.valueOf(name));
            value(value);
        });
        json.writeEndObject();
    }

    private void array(Collection<?> array) {
        json.writeStartArray();
        array.forEach(this::value);
        json.writeEndArray();
    }

    private static SerializedString name(String name) {
        return new SerializedString(name);
    }
}

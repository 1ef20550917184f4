package io.threatmonitor.ingest.publishing;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.Request;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.contracts.event.Severity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;

/**
 * Writes events as {@link WireJson} does, to which tests hold every byte: nothing else costs an
 * accepted event as much as that does. Not thread-safe; made to write many.
 */
final class EventJson {

    private static final byte[] ID = name("{", "id");
    private static final byte[] RECEIVED_AT = name(",", "received_at");
    private static final byte[] OCCURRED_AT = name(",", "occurred_at");
    private static final byte[] SENSOR_ID = name(",", "sensor_id");
    private static final byte[] SOURCE_NAME = name(",", "source_name");
    private static final byte[] EVENT_TYPE = name(",", "event_type");
    private static final byte[] SEVERITY = name(",", "severity");
    private static final byte[] DESCRIPTION = name(",", "description");
    private static final byte[] IP_ADDRESS = name(",", "ip_address");
    private static final byte[] GEO = name(",", "geo");
    private static final byte[] DEVICE = name(",", "device");
    private static final byte[] REQUEST = name(",", "request");
    private static final byte[] ATTRIBUTES = name(",", "attributes");
    private static final byte[] FORMAT = name(",", "format");

    private static final byte[] NULL = JsonBytes.ascii("null");
    private static final byte[] TRUE = JsonBytes.ascii("true");
    private static final byte[] FALSE = JsonBytes.ascii("false");

    private static final Map<EventType, byte[]> EVENT_TYPES = words(EventType.class);
    private static final Map<Severity, byte[]> SEVERITIES = words(Severity.class);

    /** What is known of addresses and browsers is the same object for many events. */
    private static final RecentJson PARTS = new RecentJson();

    private final JsonBytes json = new JsonBytes();
    private final InstantJson instants = new InstantJson();

    byte[] of(SecurityEvent event) {
        json.clear();
        text(ID, event.id().toString());
        json.raw(RECEIVED_AT);
        instants.writeAndRemember(event.receivedAt(), json);
        time(OCCURRED_AT, event.occurredAt());
        text(SENSOR_ID, event.sensorId());
        text(SOURCE_NAME, event.sourceName());
        word(EVENT_TYPE, EVENT_TYPES.get(event.eventType()));
        word(SEVERITY, SEVERITIES.get(event.severity()));
        text(DESCRIPTION, event.description());
        text(IP_ADDRESS, event.ipAddress());
        part(GEO, event.geo());
        part(DEVICE, event.device());
        request(event.request());
        json.raw(ATTRIBUTES);
        object(event.attributes());
        text(FORMAT, event.format());
        json.raw('}');
        return json.toByteArray();
    }

    private void text(byte[] name, @Nullable String text) {
        if (text != null) {
            json.raw(name);
            json.text(text);
        }
    }

    private void time(byte[] name, Instant time) {
        json.raw(name);
        instants.write(time, json);
    }

    private void word(byte[] name, byte @Nullable [] word) {
        json.raw(name);
        json.raw(word == null ? NULL : word);
    }

    private void part(byte[] name, @Nullable Object part) {
        if (part != null) {
            json.raw(name);
            json.raw(PARTS.of(part));
        }
    }

    private void request(@Nullable Request request) {
        if (request != null) {
            json.raw(REQUEST);
            json.value(request);
        }
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> json.raw(NULL);
            case String text -> json.text(text);
            case Integer number -> json.number(number);
            case Long number -> json.number(number);
            case Boolean bool -> json.raw(bool ? TRUE : FALSE);
            case Map<?, ?> object -> object(object);
            case Collection<?> array -> array(array);
            default -> json.value(value); // other numbers
        }
    }

    private void object(Map<?, ?> object) {
        char before = '{';
        for (var member : object.entrySet()) {
            json.raw(before);
            json.text(String.valueOf(member.getKey()));
            json.raw(':');
            value(member.getValue());
            before = ',';
        }
        if (before == '{') {
            json.raw('{');
        }
        json.raw('}');
    }

    private void array(Collection<?> array) {
        char before = '[';
        for (Object element : array) {
            json.raw(before);
            value(element);
            before = ',';
        }
        if (before == '[') {
            json.raw('[');
        }
        json.raw(']');
    }

    private static byte[] name(String before, String name) {
        return JsonBytes.ascii(before + '"' + name + "\":");
    }

    private static <E extends Enum<E>> Map<E, byte[]> words(Class<E> choices) {
        var words = new EnumMap<E, byte[]>(choices);
        for (E choice : EnumSet.allOf(choices)) {
            words.put(choice, WireJson.MAPPER.writeValueAsBytes(choice));
        }
        return words;
    }
}

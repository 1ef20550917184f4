package io.threatmonitor.ingest.intake.syslog.message;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a security product says of itself and of an event in CEF or LEEF.
 *
 * @param format {@code cef} or {@code leef}
 * @param header its fields by the names of the format's description, in camel case
 * @param extension the fields behind it, under their own names
 */
record DeviceEvent(String format, Map<String, String> header, Map<String, String> extension) {

    /** The event in a message's text, or null where that is something else. */
    static @Nullable DeviceEvent in(String text) {
        DeviceEvent event = Cef.read(text);
        return event == null ? Leef.read(text) : event;
    }

    /** The first of {@code names} in the extension that says something. */
    @Nullable String text(String... names) {
        for (String name : names) {
            String value = extension.get(name);
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return null;
    }

    /** A field of the header, or null where that is empty. */
    @Nullable String said(String name) {
        String value = header.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    /** The extension as attributes, and the header in one that has the format's name. */
    Map<String, @Nullable Object> attributes() {
        Map<String, @Nullable Object> attributes = kept(extension);
        attributes.put(format, kept(header));
        return attributes;
    }

    private static Map<String, @Nullable Object> kept(Map<String, String> fields) {
        var kept = new LinkedHashMap<String, @Nullable Object>();
        fields.forEach((name, value) -> kept.put(name, KeptText.of(value)));
        return kept;
    }
}

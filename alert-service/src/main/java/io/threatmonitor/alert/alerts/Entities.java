package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.alert.Entity;
import io.threatmonitor.contracts.event.SecurityEvent;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/** What an event is about: the address, the users, the hosts and the source that it names. */
final class Entities {

    /** The names under which senders report a user; {@code user.name} as the ECS has it. */
    private static final List<String> USER_FIELDS = List.of("user", "username", "user.name");

    /** The same for hosts. */
    private static final List<String> HOST_FIELDS = List.of("host", "hostname", "host.name");

    /** Past this a value names nothing that another alert would name as well. */
    private static final int LONGEST_VALUE = 255;

    private Entities() {}

    static List<Entity> of(SecurityEvent event) {
        var found = new LinkedHashSet<Entity>();
        add(found, Entity.Kind.IP, event.ipAddress());
        USER_FIELDS.forEach(field -> add(found, Entity.Kind.USER, field(event, field)));
        HOST_FIELDS.forEach(field -> add(found, Entity.Kind.HOST, field(event, field)));
        add(found, Entity.Kind.SOURCE, event.sourceName());
        return List.copyOf(found);
    }

    /** A field by its name, or by its path where the sender nests objects. */
    private static @Nullable Object field(SecurityEvent event, String name) {
        Object flat = event.attributes().get(name);
        int dot = name.indexOf('.');
        if (flat != null || dot < 0) {
            return flat;
        }
        return event.attributes().get(name.substring(0, dot)) instanceof Map<?, ?> nested
                ? nested.get(name.substring(dot + 1))
                : null;
    }

    private static void add(SequencedSet<Entity> found, Entity.Kind kind, @Nullable Object value) {
        if (value instanceof String text && !text.isBlank() && text.length() <= LONGEST_VALUE) {
            found.add(new Entity(kind, Text.withoutNul(text.strip())));
        }
    }
}

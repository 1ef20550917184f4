package io.threatmonitor.ingest.intake.cloudevents;

import static java.util.Objects.requireNonNullElse;

import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.ingest.intake.EventTypes;
import io.threatmonitor.ingest.intake.FittedText;
import io.threatmonitor.ingest.intake.Problems;
import io.threatmonitor.ingest.intake.Severities;
import io.threatmonitor.ingest.intake.Submission;
import io.threatmonitor.ingest.intake.SubmittedEvent;
import io.threatmonitor.ingest.sensors.Sender;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the attributes of a CloudEvent (CloudEvents 1.0.2) mean here. */
final class CloudEventMapping {

    static final String FORMAT = "cloudevents";

    private static final String SPEC_VERSION = "1.0";

    private CloudEventMapping() {}

    static Submission submission(Map<?, ?> envelope, Sender sender, Submission.Original original) {
        var problems = new Problems();
        String id = required("id", envelope, problems);
        String source = required("source", envelope, problems);
        String type = required("type", envelope, problems);
        String version = required("specversion", envelope, problems);
        if (version != null && !version.equals(SPEC_VERSION)) {
            problems.add("specversion", "must be 1.0");
        }
        Map<?, ?> data = envelope.get("data") instanceof Map<?, ?> object ? object : Map.of();
        SubmittedEvent event =
                SubmittedEvent.builder()
                        .id(id == null || source == null ? null : uniqueId(source, id))
                        .sourceName(FittedText.sourceName(sender, source))
                        .eventType(type(type, text(data, "event_type")))
                        .severity(severity(envelope, data))
                        .description(
                                FittedText.description(
                                        text(data, "description"),
                                        text(data, "message"),
                                        text(envelope, "subject"),
                                        type))
                        .occurredAt(time(envelope, problems))
                        .ipAddress(FittedText.ipAddress(text(data, "ip_address")))
                        .attributes(attributes(envelope, data))
                        .build();
        return new Submission(FORMAT, event, problems.asList(), original);
    }

    /** Source and id together are unique. */
    private static String uniqueId(String source, String id) {
        return FittedText.id(source + "|" + id);
    }

    /** The last part of a type such as {@code com.example.login_fail} may name one of ours. */
    private static EventType type(@Nullable String type, @Nullable String fallback) {
        EventType ours =
                type == null ? null : EventTypes.named(type.substring(type.lastIndexOf('.') + 1));
        if (ours == null && fallback != null) {
            ours = EventTypes.named(fallback);
        }
        return requireNonNullElse(ours, EventType.OTHER);
    }

    private static Severity severity(Map<?, ?> envelope, Map<?, ?> data) {
        Severity ofExtension = Severities.named(text(envelope, "severity"));
        Severity ofData = Severities.named(text(data, "severity"));
        return ofExtension != null ? ofExtension : requireNonNullElse(ofData, Severity.LOW);
    }

    private static @Nullable Instant time(Map<?, ?> envelope, Problems problems) {
        String time = text(envelope, "time");
        try {
            return time == null ? null : OffsetDateTime.parse(time).toInstant();
        } catch (DateTimeException e) {
            problems.add("time", "must be an RFC 3339 time");
            return null;
        }
    }

    /** The data's own fields where it has any, and the envelope beside them. */
    private static Map<String, @Nullable Object> attributes(Map<?, ?> envelope, Map<?, ?> data) {
        var attributes = new LinkedHashMap<String, @Nullable Object>();
        data.forEach((name, value) -> attributes.put(String.valueOf(name), value));
        var context = new LinkedHashMap<String, @Nullable Object>();
        envelope.forEach((name, value) -> context.put(String.valueOf(name), value));
        if (!data.isEmpty()) {
            context.remove("data");
        }
        attributes.put("cloudevent", context);
        return attributes;
    }

    private static @Nullable String required(String name, Map<?, ?> envelope, Problems problems) {
        String value = text(envelope, name);
        if (value == null || value.isEmpty()) {
            problems.add(name, "is required by CloudEvents 1.0");
            return null;
        }
        return value;
    }

    private static @Nullable String text(Map<?, ?> object, String name) {
        return object.get(name) instanceof String text ? text : null;
    }
}

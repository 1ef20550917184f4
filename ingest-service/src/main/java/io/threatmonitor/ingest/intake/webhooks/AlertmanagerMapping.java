package io.threatmonitor.ingest.intake.webhooks;

import static java.util.Objects.requireNonNullElse;

import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.ingest.intake.EventTypes;
import io.threatmonitor.ingest.intake.FittedText;
import io.threatmonitor.ingest.intake.Severities;
import io.threatmonitor.ingest.intake.SubmittedEvent;
import io.threatmonitor.ingest.sensors.Sender;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.LinkedHashMap;
import java.util.List;

/**
 * The webhook of Prometheus Alertmanager, version 4: one event for each alert of a notification.
 */
@Component
final class AlertmanagerMapping implements WebhookMapping {

    static final String KIND = "alertmanager";

    private static final String NOTIFICATION = "notification";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean recognises(Fields object) {
        return object.value("alerts") instanceof List<?>
                && (object.has("groupKey") || object.has("receiver"));
    }

    /** Each alert with what its notification says about all of them. */
    @Override
    public List<Fields> events(Fields object) {
        var notification = new LinkedHashMap<>(object.all());
        notification.remove("alerts");
        return object.objects("alerts").stream()
                .map(alert -> {
                    var fields = new LinkedHashMap<>(alert.all());
                    fields.put(NOTIFICATION, notification);
                    return new Fields(fields);
                })
                .toList();
    }

    /** A notification is repeated at each interval: an alert's repeats are one event. */
    @Override
    public SubmittedEvent event(Fields alert, Sender sender) {
        Fields labels = alert.at("labels");
        Fields annotations = alert.at("annotations");
        String instance = labels.text("instance", "pod", "node", "host");
        boolean resolved = "resolved".equals(alert.text("status"));
        return SubmittedEvent.builder()
                .id(
                        SenderIds.of(
                                alert.text("fingerprint"),
                                alert.text("startsAt"),
                                alert.text("status")))
                .sourceName(
                        FittedText.sourceName(
                                sender, instance, labels.text("job", "namespace", "cluster")))
                .eventType(type(labels.text("event_type")))
                .severity(resolved ? Severity.LOW : severity(labels.text("severity")))
                .description(
                        FittedText.description(
                                annotations.text("summary", "description", "message"),
                                labels.text("alertname")))
                .occurredAt(Times.read(alert.text(resolved ? "endsAt" : "startsAt")))
                .ipAddress(FittedText.ipAddress(hostOf(instance)))
                .attributes(alert.all())
                .build();
    }

    /** {@code page} is a common word for what must wake somebody. */
    private static Severity severity(@Nullable String label) {
        return "page".equalsIgnoreCase(label)
                ? Severity.CRITICAL
                : requireNonNullElse(Severities.named(label), Severity.MEDIUM);
    }

    private static EventType type(@Nullable String label) {
        EventType named = label == null ? null : EventTypes.named(label);
        return named == null ? EventType.OTHER : named;
    }

    /** An instance is {@code host:port} by convention. */
    private static @Nullable String hostOf(@Nullable String instance) {
        if (instance == null) {
            return null;
        }
        int port = instance.lastIndexOf(':');
        boolean bareIpv6 = instance.indexOf(':') < port && !instance.startsWith("[");
        String host = port < 0 || bareIpv6 ? instance : instance.substring(0, port);
        return host.replace("[", "").replace("]", "");
    }
}

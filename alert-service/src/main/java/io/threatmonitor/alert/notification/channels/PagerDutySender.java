package io.threatmonitor.alert.notification.channels;

import static java.util.Objects.requireNonNull;

import io.threatmonitor.alert.notification.channels.Templates.Medium;
import io.threatmonitor.contracts.event.Severity;

import org.springframework.stereotype.Component;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Mirrors alerts at PagerDuty as incidents (Events API v2): one per alert, known by its {@code
 * dedup_key}, so that sending twice has no second effect.
 */
@Component
class PagerDutySender {

    /** "payload.summary: a brief text, at most 1024 characters". */
    private static final int LONGEST_SUMMARY = 1_024;

    private static final String CLIENT = "Threat Monitor";

    private final HttpPosts posts;
    private final Templates templates;
    private final TemplateValues values;

    PagerDutySender(HttpPosts posts, Templates templates, TemplateValues values) {
        this.posts = posts;
        this.templates = templates;
        this.values = values;
    }

    SendResult send(Channel channel, Notification notification) {
        return posts.json(
                requireNonNull(channel.definition().url()), Map.of(), event(channel, notification));
    }

    private Map<String, Object> event(Channel channel, Notification notification) {
        var event = new LinkedHashMap<String, Object>();
        event.put("routing_key", requireNonNull(channel.secrets().routingKey()));
        event.put("event_action", actionOf(notification.reason()));
        event.put("dedup_key", "threat-monitor/" + incidentOf(notification));
        if (actionOf(notification.reason()).equals("trigger")) {
            event.put("client", CLIENT);
            String link = values.link(notification.alert());
            if (link != null) {
                event.put("client_url", link);
                event.put("links", List.of(Map.of("href", link, "text", "Open the alert")));
            }
            event.put("payload", payload(channel, notification));
        }
        return event;
    }

    /** Each test is an incident of its own. */
    private static UUID incidentOf(Notification notification) {
        return notification.reason() == Reason.TEST ? notification.id() : notification.alert().id();
    }

    private static String actionOf(Reason reason) {
        return switch (reason) {
            case RAISED, REOPENED, ESCALATED, BREACHED, TEST -> "trigger";
            case ACKNOWLEDGED, STARTED -> "acknowledge";
            case RESOLVED -> "resolve";
            case ASSIGNED, ANNOTATED, COMMENTED, MERGED, DETACHED, UPDATED, DIGEST ->
                    throw new IllegalArgumentException("PagerDuty has no word for " + reason);
        };
    }

    private Map<String, Object> payload(Channel channel, Notification notification) {
        AlertBrief alert = notification.alert();
        return Map.of(
                "summary",
                Shortened.toAtMost(
                        LONGEST_SUMMARY,
                        templates.title(channel.definition(), notification, Medium.PLAIN)),
                "source",
                alert.sourceName().isEmpty() ? CLIENT : alert.sourceName(),
                "severity",
                severity(notification.level()),
                "timestamp",
                alert.lastSeen().toString(),
                "class",
                alert.ruleId(),
                "custom_details",
                alert);
    }

    private static String severity(Severity level) {
        return switch (level) {
            case CRITICAL -> "critical";
            case HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW -> "info";
        };
    }
}

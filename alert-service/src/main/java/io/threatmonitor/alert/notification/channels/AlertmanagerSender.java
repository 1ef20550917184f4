package io.threatmonitor.alert.notification.channels;

import static java.util.Objects.requireNonNull;

import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Mirrors alerts at a Prometheus Alertmanager (API v2, {@code postAlerts}). It knows an alert by
 * its labels, so that sending twice has no second effect; the labels never change while it fires.
 */
@Component
class AlertmanagerSender {

    /**
     * Without an end Alertmanager would resolve it after its {@code resolve_timeout}, 5 minutes.
     */
    private static final Duration LONGEST_LIFE = Duration.ofDays(30);

    private static final Duration LIFE_OF_A_TEST = Duration.ofMinutes(5);

    private final HttpPosts posts;
    private final TemplateValues values;

    AlertmanagerSender(HttpPosts posts, TemplateValues values) {
        this.posts = posts;
        this.values = values;
    }

    SendResult send(Channel channel, List<Notification> notifications) {
        String base = requireNonNull(channel.definition().url()).replaceAll("/+$", "");
        return posts.json(
                base + "/api/v2/alerts",
                HttpPosts.authorization(channel.secrets().authorization()),
                notifications.stream().map(this::alert).toList());
    }

    private Map<String, Object> alert(Notification notification) {
        AlertBrief alert = notification.alert();
        var postable = new LinkedHashMap<String, Object>();
        postable.put("labels", labels(notification));
        postable.put("annotations", annotations(notification));
        postable.put("startsAt", beginOf(notification).toString());
        postable.put("endsAt", endOf(notification).toString());
        String link = values.link(alert);
        if (link != null) {
            postable.put("generatorURL", link);
        }
        return postable;
    }

    private static Map<String, String> labels(Notification notification) {
        AlertBrief alert = notification.alert();
        var labels = new LinkedHashMap<String, String>();
        labels.put("alertname", alert.ruleTitle());
        labels.put("alert_id", alert.id().toString());
        labels.put("rule_id", alert.ruleId());
        labels.put("severity", notification.level().name().toLowerCase(Locale.ROOT));
        labels.put("source", alert.sourceName());
        labels.put("service", "threat-monitor");
        // The API takes an empty label for one that is not there.
        labels.values().removeIf(String::isEmpty);
        return labels;
    }

    private static Map<String, String> annotations(Notification notification) {
        AlertBrief alert = notification.alert();
        return Map.of(
                "summary",
                TemplateValues.headline(notification) + ": " + alert.title(),
                "description",
                alert.description());
    }

    /** A sensor's clock may be ahead of ours, and an alert must not end before it begins. */
    private static Instant beginOf(Notification notification) {
        Instant seen = notification.alert().firstSeen();
        return seen.isBefore(notification.at()) ? seen : notification.at();
    }

    private static Instant endOf(Notification notification) {
        return switch (notification.reason()) {
            case RESOLVED -> notification.at();
            case TEST -> notification.at().plus(LIFE_OF_A_TEST);
            case RAISED, REOPENED, ESCALATED, BREACHED -> notification.at().plus(LONGEST_LIFE);
            case ACKNOWLEDGED,
                    STARTED,
                    ASSIGNED,
                    ANNOTATED,
                    COMMENTED,
                    MERGED,
                    DETACHED,
                    UPDATED,
                    DIGEST ->
                    throw new IllegalArgumentException(
                            "Alertmanager has no word for " + notification.reason());
        };
    }
}

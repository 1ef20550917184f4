package io.threatmonitor.alert.notification.channels;

import static java.util.Objects.requireNonNullElse;

import io.threatmonitor.contracts.alert.AlertSla;
import io.threatmonitor.contracts.alert.Entity;
import io.threatmonitor.contracts.alert.SlaState;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a template can say: strings, and lists and maps of them, so that no template reaches
 * anything else. Lists within lists are hidden, so that none can be made to grow without end.
 */
@Component
class TemplateValues {

    /** Opens the section of a single alert, and closes those that would repeat within it. */
    private static final Map<String, Object> ITSELF =
            Map.of("alerts", List.of(), "alert", List.of());

    private final @Nullable URI dashboard;

    TemplateValues(ChannelProperties properties) {
        this.dashboard = properties.dashboardUrl();
    }

    Map<String, Object> of(Notification notification) {
        boolean digest = notification.reason() == Reason.DIGEST;
        var values = new HashMap<>(of(notification.alert()));
        values.put("severity", word(notification.level()));
        values.put("reason", notification.reason().word());
        values.put("headline", headline(notification));
        values.put("at", time(notification.at().truncatedTo(ChronoUnit.SECONDS)));
        values.put("by", requireNonNullElse(notification.by(), ""));
        values.put("total", String.valueOf(notification.total()));
        if (digest) {
            long omitted = notification.total() - notification.alerts().size();
            values.put("title", titlesOf(notification));
            values.put("omitted", omitted == 0 ? "" : String.valueOf(omitted));
            values.put("alerts", notification.alerts().stream().map(this::of).toList());
        } else {
            values.put("alert", List.of(ITSELF));
        }
        return values;
    }

    /** Where the dashboard shows an alert; null where nobody has said where the dashboard is. */
    @Nullable String link(AlertBrief alert) {
        return dashboard == null
                ? null
                : dashboard.toString().replaceAll("/+$", "") + "/alerts?alert=" + alert.number();
    }

    /** One sentence's worth of what happened. */
    static String headline(Notification notification) {
        AlertBrief alert = notification.alert();
        String name = "Alert " + alert.number();
        return switch (notification.reason()) {
            case RAISED -> name;
            case ACKNOWLEDGED -> name + " acknowledged" + by(notification);
            case STARTED -> name + " in progress" + by(notification);
            case ASSIGNED ->
                    alert.assignedTo() == null
                            ? name + " assigned to nobody"
                            : name + " assigned to " + alert.assignedTo();
            case ANNOTATED -> name + " has new notes" + by(notification);
            case COMMENTED -> name + " commented on" + by(notification);
            case RESOLVED -> name + " resolved" + by(notification) + finding(alert);
            case REOPENED -> name + " reopened" + by(notification);
            case MERGED -> name + " merged into incident " + alert.incident() + by(notification);
            case DETACHED -> name + " detached from its incident" + by(notification);
            case BREACHED -> name + missed(alert);
            case UPDATED -> name + " seen again";
            case ESCALATED -> name + " is still not acknowledged";
            case DIGEST -> notification.total() + " alerts";
            case TEST -> "Test" + by(notification);
        };
    }

    private static String by(Notification notification) {
        return notification.by() == null ? "" : " by " + notification.by();
    }

    /** The last deadline that it missed: an alert is acknowledged before it is resolved. */
    private static String missed(AlertBrief alert) {
        AlertSla sla = alert.sla();
        return sla != null && sla.resolveState() == SlaState.BREACHED
                ? " was not resolved in time"
                : " was not acknowledged in time";
    }

    private static String finding(AlertBrief alert) {
        return alert.resolution() == null ? "" : " as " + word(alert.resolution());
    }

    private static String titlesOf(Notification digest) {
        return digest.alerts().stream().map(AlertBrief::title).distinct().count() == 1
                ? digest.alert().title()
                : digest.alert().title() + " and others";
    }

    private Map<String, Object> of(AlertBrief alert) {
        var values = new HashMap<String, Object>();
        values.put("id", alert.id().toString());
        values.put("number", String.valueOf(alert.number()));
        values.put("severity", word(alert.severity()));
        values.put("title", alert.title());
        values.put("status", word(alert.status()));
        values.put("resolution", alert.resolution() == null ? "" : word(alert.resolution()));
        values.put("assigned_to", requireNonNullElse(alert.assignedTo(), ""));
        AlertSla sla = alert.sla();
        values.put("incident", alert.incident() == null ? "" : String.valueOf(alert.incident()));
        values.put("acknowledge_due", sla == null ? "" : timeOrNone(sla.acknowledgeDue()));
        values.put("resolve_due", sla == null ? "" : timeOrNone(sla.resolveDue()));
        values.put("rule_id", alert.ruleId());
        values.put("rule_title", alert.ruleTitle());
        values.put("techniques", String.join(", ", alert.techniques()));
        values.put("occurrences", String.valueOf(alert.occurrences()));
        values.put("first_seen", time(alert.firstSeen()));
        values.put("last_seen", time(alert.lastSeen()));
        values.put("event_type", word(alert.eventType()));
        values.put("source", alert.sourceName());
        values.put("ip_address", requireNonNullElse(alert.ipAddress(), ""));
        values.put("description", alert.description());
        values.put("entities", alert.entities().stream().map(TemplateValues::of).toList());
        values.put("link", requireNonNullElse(link(alert), ""));
        values.put("omitted", "");
        values.put("alert", List.of());
        values.put("alerts", List.of());
        return values;
    }

    private static Map<String, Object> of(Entity entity) {
        return Map.<String, Object>of(
                "kind",
                word(entity.kind()),
                "value",
                entity.value(),
                "entities",
                List.of(),
                "alerts",
                List.of(),
                "alert",
                List.of());
    }

    private static String time(Object instant) {
        return instant.toString();
    }

    private static String timeOrNone(@Nullable Instant instant) {
        return instant == null ? "" : time(instant.truncatedTo(ChronoUnit.SECONDS));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

package io.threatmonitor.alert.notification.routes;

import static java.util.Objects.requireNonNullElse;

import io.threatmonitor.alert.notification.channels.Reason;
import io.threatmonitor.alert.notification.setup.EntryKind;
import io.threatmonitor.alert.notification.setup.EntryType;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.kit.api.NoNul;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.util.PatternMatchUtils;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Which alerts go where. What is not given, or empty, stands for all; what is given must all hold.
 *
 * @param rules ids of rules, where {@code *} stands for any characters; one of them must fit the
 *     alert's rule, or one of those whose detections it counts by then
 * @param entities one of the alert's entities must fit one of them
 * @param hours in which something must happen to an alert to be told
 * @param reasons what is told of; where none is given, {@code raised}, and {@code breached} of
 *     alerts that are at least high
 * @param channels which are told at once; none, and no groups either, where all is left to the
 *     escalation
 * @param groups whose member on call is told
 * @param digest how long things are gathered to be told at once; null to tell each when it happens
 * @param escalation who is told of alerts that nobody acknowledges
 */
public record RouteDefinition(
        @Nullable Set<@NotNull Severity> severities,
        @Size(max = 100) @Nullable List<@NotNull @Size(min = 1, max = 255) @NoNul String> rules,
        @Size(max = 100) @Nullable List<@NotNull @Valid EntityPattern> entities,
        @Valid @Nullable Hours hours,
        @Nullable Set<@NotNull Reason> reasons,
        @Size(max = 20) @Nullable List<@NotNull UUID> channels,
        @Size(max = 20) @Nullable List<@NotNull UUID> groups,
        @Nullable Duration digest,
        @Size(max = 10) @Nullable List<@NotNull @Valid EscalationStep> escalation) {

    public static final EntryType<RouteDefinition> TYPE =
            new EntryType<>(EntryKind.ROUTE, RouteDefinition.class);

    /** Whether what happened to {@code alert} at that moment is this route's concern. */
    public boolean matches(AlertSnapshot alert, Instant at) {
        return fitsSeverity(alert)
                && fitsRule(alert)
                && fitsEntity(alert)
                && (hours == null || hours.include(at));
    }

    /**
     * @param severity of the alert to which it happened
     */
    public boolean tellsOf(Reason reason, Severity severity) {
        if (reasons == null || reasons.isEmpty()) {
            return reason == Reason.RAISED
                    || (reason == Reason.BREACHED && severity.isAtLeast(Severity.HIGH));
        }
        return reasons.contains(reason);
    }

    public List<EscalationStep> steps() {
        return requireNonNullElse(escalation, List.of());
    }

    private boolean fitsSeverity(AlertSnapshot alert) {
        return severities == null || severities.isEmpty() || severities.contains(alert.severity());
    }

    private boolean fitsRule(AlertSnapshot alert) {
        if (rules == null || rules.isEmpty()) {
            return true;
        }
        String[] patterns = rules.toArray(String[]::new);
        return alert.allRules()
                .anyMatch(rule -> PatternMatchUtils.simpleMatch(patterns, rule.id()));
    }

    private boolean fitsEntity(AlertSnapshot alert) {
        return entities == null
                || entities.isEmpty()
                || entities.stream()
                        .anyMatch(pattern -> alert.entities().stream().anyMatch(pattern::matches));
    }
}

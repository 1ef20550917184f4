package io.threatmonitor.alert.notification.routes;

import static java.util.Objects.requireNonNullElse;

import io.threatmonitor.alert.notification.channels.ChannelDefinition;
import io.threatmonitor.alert.notification.channels.Reason;
import io.threatmonitor.alert.notification.setup.Entries;
import io.threatmonitor.alert.notification.setup.EntryType;
import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;
import io.threatmonitor.kit.api.ApiException;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Says what is wrong with a route or a group that no annotation can see. */
@Component
class SetupChecks {

    private static final Duration SHORTEST_DIGEST = Duration.ofMinutes(1);
    private static final Duration LONGEST_DIGEST = Duration.ofDays(7);
    private static final Duration SHORTEST_PATIENCE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PATIENCE = Duration.ofDays(30);

    /** They are told by their own means. */
    private static final Set<Reason> NOT_FOR_ROUTES =
            Set.of(Reason.ESCALATED, Reason.DIGEST, Reason.TEST);

    private final Entries entries;

    SetupChecks(Entries entries) {
        this.entries = entries;
    }

    /**
     * @throws ApiException {@code validation_failed}
     */
    void check(RouteDefinition route) {
        var errors = new ArrayList<FieldError>();
        if (route.steps().isEmpty()) {
            requireSome("definition", route.channels(), route.groups(), errors);
        }
        requireExisting("definition", route.channels(), route.groups(), errors);
        if (requireNonNullElse(route.reasons(), Set.<Reason>of()).stream()
                .anyMatch(NOT_FOR_ROUTES::contains)) {
            errors.add(
                    new FieldError(
                            "definition.reasons", "must be something that happens to an alert"));
        }
        if (route.digest() != null && !isBetween(SHORTEST_DIGEST, route.digest(), LONGEST_DIGEST)) {
            errors.add(new FieldError("definition.digest", "must be between PT1M and P7D"));
        }
        for (EscalationStep step : route.steps()) {
            requireSome("definition.escalation", step.channels(), step.groups(), errors);
            requireExisting("definition.escalation", step.channels(), step.groups(), errors);
            if (!isBetween(SHORTEST_PATIENCE, step.after(), LONGEST_PATIENCE)) {
                errors.add(new FieldError("definition.escalation", "must be after PT1S to P30D"));
            }
        }
        refuse(errors);
    }

    /**
     * @throws ApiException {@code validation_failed}
     */
    void check(GroupDefinition group) {
        var errors = new ArrayList<FieldError>();
        for (var member : group.members()) {
            requireSome("definition.members", member.channels(), null, errors);
            requireExisting("definition.members", member.channels(), null, errors);
        }
        refuse(errors);
    }

    private static void requireSome(
            String field,
            @Nullable List<UUID> channels,
            @Nullable List<UUID> groups,
            List<FieldError> errors) {
        if (requireNonNullElse(channels, List.of()).isEmpty()
                && requireNonNullElse(groups, List.of()).isEmpty()) {
            errors.add(new FieldError(field, "must lead to a channel or a group"));
        }
    }

    private void requireExisting(
            String field,
            @Nullable List<UUID> channels,
            @Nullable List<UUID> groups,
            List<FieldError> errors) {
        requireAll(field + ".channels", ChannelDefinition.TYPE, channels, errors);
        requireAll(field + ".groups", GroupDefinition.TYPE, groups, errors);
    }

    private void requireAll(
            String field, EntryType<?> type, @Nullable List<UUID> ids, List<FieldError> errors) {
        for (UUID id : requireNonNullElse(ids, List.<UUID>of())) {
            if (entries.find(type, id).isEmpty()) {
                errors.add(new FieldError(field, "names no " + type.kind().word() + ": " + id));
            }
        }
    }

    private static boolean isBetween(Duration least, Duration value, Duration most) {
        return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw ApiException.invalid(errors);
        }
    }
}

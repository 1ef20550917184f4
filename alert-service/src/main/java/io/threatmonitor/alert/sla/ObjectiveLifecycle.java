package io.threatmonitor.alert.sla;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.contracts.audit.AuditAction.Target;
import io.threatmonitor.kit.api.ApiException;
import io.threatmonitor.kit.audit.AuditActions;
import io.threatmonitor.kit.audit.AuditRecords;
import io.threatmonitor.kit.caller.Caller;
import io.threatmonitor.kit.messaging.OutgoingRecord;
import io.threatmonitor.kit.outbox.Outbox;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The one way in which objectives change, each time with its audit action. Thread-safe. */
@Service
class ObjectiveLifecycle {

    private static final String MODULE = "sla";

    private final ObjectiveVersions versions;
    private final Outbox outbox;
    private final AuditActions actions;
    private final AuditRecords audit;
    private final Clock clock;

    ObjectiveLifecycle(
            ObjectiveVersions versions,
            Outbox outbox,
            AuditActions actions,
            AuditRecords audit,
            Clock clock) {
        this.versions = versions;
        this.outbox = outbox;
        this.actions = actions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Puts {@code edit} in force; objectives that are as wanted stay as they are.
     *
     * @throws ApiException {@code version_conflict} or {@code validation_failed}
     */
    @Transactional
    ObjectivesVersion change(ObjectivesEdit edit, @Nullable String ifMatch, Caller caller) {
        edit.objectives().validate();
        ObjectivesVersion before = versions.inForce();
        if (!edit.wasMadeOf(before, ifMatch)) {
            throw changedMeanwhile();
        }
        if (edit.objectives().equals(before.objectives())) {
            return before;
        }
        ObjectivesVersion after =
                before.followedBy(
                        edit.objectives(),
                        caller.name(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS));
        try {
            versions.add(after);
        } catch (DuplicateKeyException e) {
            throw changedMeanwhile();
        }
        outbox.add(List.of(changed(fields(before), fields(after), caller)));
        return after;
    }

    private OutgoingRecord changed(
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> after,
            Caller caller) {
        before.entrySet()
                .removeIf(field -> Objects.equals(field.getValue(), after.get(field.getKey())));
        after.keySet().retainAll(before.keySet());
        return audit.of(
                actions.change(
                        caller,
                        MODULE,
                        "sla_changed",
                        new Target("sla", "objectives"),
                        "Changed how long alerts may wait",
                        before,
                        after));
    }

    private static ApiException changedMeanwhile() {
        return ApiException.of(
                ErrorCode.VERSION_CONFLICT, "The objectives have changed; read them again");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> fields(ObjectivesVersion version) {
        return WireJson.MAPPER.convertValue(version.objectives(), LinkedHashMap.class);
    }
}

package io.threatmonitor.alert.notification.setup;

import io.threatmonitor.alert.approval.Differences;
import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.audit.AuditAction.Outcome;
import io.threatmonitor.contracts.audit.AuditAction.Target;
import io.threatmonitor.kit.audit.AuditActions;
import io.threatmonitor.kit.audit.AuditRecords;
import io.threatmonitor.kit.caller.Caller;
import io.threatmonitor.kit.messaging.OutgoingRecord;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What the audit trail hears of the set-up: never a secret, since definitions hold none. */
@Component
class EntryRecords {

    private static final String MODULE = "notifications";

    private final AuditActions actions;
    private final AuditRecords audit;

    EntryRecords(AuditActions actions, AuditRecords audit) {
        this.actions = actions;
        this.audit = audit;
    }

    /**
     * @param step what was done, in the past tense, such as {@code proposed}
     * @param before null where there was nothing
     * @param after null where nothing is left
     */
    <D> OutgoingRecord changed(
            EntryType<D> type,
            String step,
            @Nullable Entry<D> before,
            @Nullable Entry<D> after,
            Caller caller) {
        var different = Differences.between(fields(before), fields(after));
        Entry<D> entry = Objects.requireNonNull(after == null ? before : after);
        return audit.of(
                actions.change(
                        caller,
                        MODULE,
                        action(type, step),
                        target(type, entry),
                        description(type, step, entry),
                        different.before(),
                        different.after()));
    }

    <D> OutgoingRecord tried(
            EntryType<D> type, String step, Entry<D> entry, Outcome outcome, Caller caller) {
        return audit.of(
                actions.by(
                        caller,
                        MODULE,
                        action(type, step),
                        target(type, entry),
                        outcome,
                        description(type, step, entry)));
    }

    private static String action(EntryType<?> type, String step) {
        return "notification_" + type.kind().word() + "_" + step;
    }

    private static Target target(EntryType<?> type, Entry<?> entry) {
        return new Target("notification_" + type.kind().word(), entry.id().toString());
    }

    private static String description(EntryType<?> type, String step, Entry<?> entry) {
        String verb = Character.toUpperCase(step.charAt(0)) + step.substring(1);
        return verb + " notification " + type.kind().word() + " " + entry.name();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> fields(@Nullable Entry<?> entry) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        if (entry != null) {
            fields.put("name", entry.name());
            fields.put("enabled", entry.enabled());
            fields.put("approved_by", entry.approvedBy());
            fields.putAll(WireJson.MAPPER.convertValue(entry.definition(), LinkedHashMap.class));
        }
        return fields;
    }
}

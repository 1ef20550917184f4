package io.threatmonitor.alert.suppression;

import io.threatmonitor.alert.approval.Differences;
import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.audit.AuditAction.Target;
import io.threatmonitor.kit.audit.AuditActions;
import io.threatmonitor.kit.audit.AuditRecords;
import io.threatmonitor.kit.caller.Caller;
import io.threatmonitor.kit.messaging.OutgoingRecord;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What the audit trail hears of silences. */
@Component
class SilenceRecords {

    private static final String MODULE = "silences";

    /** What changes with each step, or by itself. */
    private static final Set<String> OF_NO_INTEREST =
            Set.of("id", "version", "created_at", "updated_at", "matched", "last_match_at");

    private final AuditActions actions;
    private final AuditRecords audit;

    SilenceRecords(AuditActions actions, AuditRecords audit) {
        this.actions = actions;
        this.audit = audit;
    }

    /**
     * @param step what was done, in the past tense, such as {@code proposed}
     * @param before null where there was nothing
     */
    OutgoingRecord changed(String step, @Nullable Silence before, Silence after, Caller caller) {
        var different = Differences.between(fields(before), fields(after));
        String verb = Character.toUpperCase(step.charAt(0)) + step.substring(1);
        return audit.of(
                actions.change(
                        caller,
                        MODULE,
                        "silence_" + step,
                        new Target("silence", after.id().toString()),
                        verb + " a silence: " + after.reason(),
                        different.before(),
                        different.after()));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> fields(@Nullable Silence silence) {
        Map<String, @Nullable Object> fields =
                silence == null
                        ? new LinkedHashMap<>()
                        : WireJson.MAPPER.convertValue(silence, LinkedHashMap.class);
        fields.keySet().removeAll(OF_NO_INTEREST);
        return fields;
    }
}

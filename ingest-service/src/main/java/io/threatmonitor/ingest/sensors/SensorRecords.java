package io.threatmonitor.ingest.sensors;

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
import java.util.Objects;
import java.util.Set;

/** What the audit trail hears of sensors and their tokens: never a secret. */
@Component
class SensorRecords {

    private static final String MODULE = "sensors";
    private static final Set<String> ITS_OWN = Set.of("version", "created_at", "updated_at");

    private final AuditActions actions;
    private final AuditRecords audit;

    SensorRecords(AuditActions actions, AuditRecords audit) {
        this.actions = actions;
        this.audit = audit;
    }

    OutgoingRecord registered(Sensor sensor, Caller caller) {
        return change(
                caller, "sensor_registered", sensor.id(), "Registered", Map.of(), fields(sensor));
    }

    OutgoingRecord edited(Sensor before, Sensor after, Caller caller) {
        var old = fields(before);
        var changed = fields(after);
        changed.entrySet()
                .removeIf(field -> Objects.equals(field.getValue(), old.get(field.getKey())));
        old.keySet().retainAll(changed.keySet());
        return change(caller, "sensor_changed", after.id(), "Changed", old, changed);
    }

    OutgoingRecord issued(String sensorId, IssuedToken token, Caller caller) {
        return change(
                caller,
                "sensor_token_issued",
                sensorId,
                "Issued a token to",
                Map.of(),
                token(token.prefix(), "expires_at", token.expiresAt()));
    }

    OutgoingRecord ended(String action, String sensorId, StoredToken before, Object at, Caller by) {
        boolean revoked = action.equals("sensor_token_revoked");
        return change(
                by,
                action,
                sensorId,
                revoked ? "Revoked a token of" : "Replaced a token of",
                token(before.prefix(), "expires_at", before.expiresAt()),
                token(before.prefix(), revoked ? "revoked_at" : "expires_at", at));
    }

    private OutgoingRecord change(
            Caller caller,
            String action,
            String sensorId,
            String description,
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> after) {
        return audit.of(
                actions.change(
                        caller,
                        MODULE,
                        action,
                        new Target("sensor", sensorId),
                        description + " sensor " + sensorId,
                        before,
                        after));
    }

    private static Map<String, @Nullable Object> token(
            String prefix, String field, @Nullable Object at) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("token", prefix);
        fields.put(field, at == null ? null : at.toString());
        return fields;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> fields(Sensor sensor) {
        Map<String, @Nullable Object> fields =
                WireJson.MAPPER.convertValue(SensorView.of(sensor), LinkedHashMap.class);
        fields.keySet().removeAll(ITS_OWN);
        return fields;
    }
}

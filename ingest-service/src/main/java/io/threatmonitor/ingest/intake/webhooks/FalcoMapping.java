package io.threatmonitor.ingest.intake.webhooks;

import static java.util.Objects.requireNonNullElse;

import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.ingest.intake.FittedText;
import io.threatmonitor.ingest.intake.Severities;
import io.threatmonitor.ingest.intake.SubmittedEvent;
import io.threatmonitor.ingest.sensors.Sender;

import org.springframework.stereotype.Component;

import java.util.Locale;
import java.util.Map;

/**
 * Falco's {@code http_output} with {@code json_output}, and the same with a {@code uuid}, as
 * falcosidekick forwards it.
 */
@Component
final class FalcoMapping implements WebhookMapping {

    /** The ATT&CK tactics that the tags of Falco's rules name. */
    private static final Map<String, EventType> TYPES =
            Map.of(
                    "mitre_execution", EventType.COMMAND_EXECUTION,
                    "mitre_privilege_escalation", EventType.PRIVILEGE_ESCALATION,
                    "mitre_credential_access", EventType.UNAUTHORIZED_ACCESS,
                    "mitre_exfiltration", EventType.DATA_EXFILTRATION,
                    "mitre_discovery", EventType.SYSTEM_SCAN,
                    "mitre_lateral_movement", EventType.INTRUSION,
                    "mitre_initial_access", EventType.INTRUSION,
                    "mitre_command_and_control", EventType.BOT_ACTIVITY);

    @Override
    public String kind() {
        return "falco";
    }

    @Override
    public boolean recognises(Fields object) {
        return object.has("rule") && object.has("priority") && object.has("output");
    }

    @Override
    public SubmittedEvent event(Fields event, Sender sender) {
        Fields output = event.at("output_fields");
        return SubmittedEvent.builder()
                .id(event.text("uuid"))
                .sourceName(FittedText.sourceName(sender, event.text("hostname")))
                .eventType(type(event))
                .severity(
                        requireNonNullElse(
                                Severities.named(event.text("priority")), Severity.MEDIUM))
                .description(FittedText.description(event.text("output"), event.text("rule")))
                .occurredAt(Times.read(event.text("time")))
                .ipAddress(FittedText.ipAddress(output.text("fd.rip", "fd.cip", "ka.sourceips")))
                .attributes(event.all())
                .build();
    }

    private static EventType type(Fields event) {
        for (String tag : event.texts("tags")) {
            EventType type = TYPES.get(tag.toLowerCase(Locale.ROOT));
            if (type != null) {
                return type;
            }
        }
        return EventType.OTHER;
    }
}

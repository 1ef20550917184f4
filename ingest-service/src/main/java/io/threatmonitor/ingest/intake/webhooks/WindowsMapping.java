package io.threatmonitor.ingest.intake.webhooks;

import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.ingest.intake.FittedText;
import io.threatmonitor.ingest.intake.SubmittedEvent;
import io.threatmonitor.ingest.intake.webhooks.WindowsEventTypes.Meaning;
import io.threatmonitor.ingest.sensors.Sender;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Events of Windows and Sysmon as JSON, in any of the layouts of {@link WindowsEvent}. */
@Component
final class WindowsMapping implements WebhookMapping {

    @Override
    public String kind() {
        return "windows";
    }

    @Override
    public boolean recognises(Fields object) {
        return object.has("winlog") || object.has("Event.System") || object.has("EventID");
    }

    @Override
    public SubmittedEvent event(Fields fields, Sender sender) {
        WindowsEvent event = WindowsEvent.read(fields);
        Meaning meaning = WindowsEventTypes.of(event.id(), event.log());
        String title = "Windows event %s of %s".formatted(event.id(), event.log());
        return SubmittedEvent.builder()
                .id(SenderIds.of(event.computer(), event.channel(), event.recordId(), event.time()))
                .sourceName(FittedText.sourceName(sender, event.computer()))
                .eventType(meaning == null ? EventType.OTHER : meaning.type())
                .severity(meaning == null ? severity(event.level()) : meaning.severity())
                .description(
                        FittedText.description(
                                event.message(), meaning == null ? title : meaning.title()))
                .occurredAt(Times.read(event.time()))
                .ipAddress(
                        FittedText.ipAddress(
                                event.data()
                                        .text(
                                                "IpAddress",
                                                "SourceIp",
                                                "ClientAddress",
                                                "SourceAddress")))
                .attributes(fields.all())
                .build();
    }

    /** The levels of Windows, by number (winmeta.xml) or as Winlogbeat names them. */
    private static Severity severity(@Nullable String level) {
        return switch (level) {
            case "1", "critical", "Critical" -> Severity.CRITICAL;
            case "2", "error", "Error" -> Severity.HIGH;
            case "3", "warning", "Warning" -> Severity.MEDIUM;
            case null, default -> Severity.LOW;
        };
    }
}

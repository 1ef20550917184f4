package io.threatmonitor.ingest.intake.webhooks;

import io.threatmonitor.contracts.event.Device;
import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.Request;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.ingest.intake.FittedText;
import io.threatmonitor.ingest.intake.SubmittedEvent;
import io.threatmonitor.ingest.sensors.Sender;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.Locale;
import java.util.Map;

/** Suricata's EVE JSON. */
@Component
final class SuricataMapping implements WebhookMapping {

    /** The categories of rules, in lower case. */
    private static final Map<String, EventType> TYPES =
            Map.ofEntries(
                    Map.entry("a network trojan was detected", EventType.MALWARE),
                    Map.entry(
                            "malware command and control activity detected",
                            EventType.BOT_ACTIVITY),
                    Map.entry("crypto currency mining activity detected", EventType.MALWARE),
                    Map.entry("exploit kit activity detected", EventType.MALWARE),
                    Map.entry(
                            "attempted administrator privilege gain",
                            EventType.PRIVILEGE_ESCALATION),
                    Map.entry(
                            "successful administrator privilege gain",
                            EventType.PRIVILEGE_ESCALATION),
                    Map.entry("attempted user privilege gain", EventType.PRIVILEGE_ESCALATION),
                    Map.entry("successful user privilege gain", EventType.PRIVILEGE_ESCALATION),
                    Map.entry("detection of a network scan", EventType.NETWORK_SCAN),
                    Map.entry("attempted denial of service", EventType.DDOS),
                    Map.entry("denial of service", EventType.DDOS),
                    Map.entry("detection of a denial of service attack", EventType.DDOS),
                    Map.entry("potential corporate privacy violation", EventType.POLICY_VIOLATION),
                    Map.entry("inappropriate content was detected", EventType.POLICY_VIOLATION),
                    Map.entry("executable code was detected", EventType.COMMAND_EXECUTION),
                    Map.entry("possible social engineering attempted", EventType.PHISHING),
                    Map.entry("successful credential theft detected", EventType.PHISHING),
                    Map.entry(
                            "attempted login using a suspicious username was detected",
                            EventType.SUSPICIOUS_LOGIN));

    @Override
    public String kind() {
        return "suricata";
    }

    @Override
    public boolean recognises(Fields object) {
        return object.has("event_type")
                && object.has("timestamp")
                && (object.has("flow_id") || object.has("alert") || object.has("src_ip"));
    }

    @Override
    public SubmittedEvent event(Fields event, Sender sender) {
        Fields alert = event.at("alert");
        Fields http = event.at("http");
        String agent = http.text("http_user_agent");
        return SubmittedEvent.builder()
                .id(id(event, alert))
                .sourceName(FittedText.sourceName(sender, event.text("host", "in_iface")))
                .eventType(type(event, alert))
                .severity(isAlert(event) ? severity(alert) : Severity.LOW)
                .description(FittedText.description(alert.text("signature"), summary(event)))
                .occurredAt(Times.read(event.text("timestamp")))
                .ipAddress(FittedText.ipAddress(event.text("src_ip")))
                .device(agent == null ? null : new Device(null, null, null, null, null, agent))
                .request(
                        http.all().isEmpty()
                                ? null
                                : new Request(http.text("http_method"), http.text("url"), null))
                .attributes(event.all())
                .build();
    }

    private static boolean isAlert(Fields event) {
        return "alert".equals(event.text("event_type"));
    }

    /** Other events of a flow may share its id and time, so that nothing would tell them apart. */
    private static @Nullable String id(Fields event, Fields alert) {
        return isAlert(event)
                ? SenderIds.of(
                        event.text("flow_id"),
                        event.text("timestamp"),
                        alert.text("signature_id"),
                        String.valueOf(event.text("tx_id")))
                : null;
    }

    private static EventType type(Fields event, Fields alert) {
        if (!isAlert(event)) {
            return "anomaly".equals(event.text("event_type")) ? EventType.ANOMALY : EventType.OTHER;
        }
        if (lowerCase(alert.text("signature")).contains("sql injection")) {
            return EventType.SQL_INJECTION;
        }
        return TYPES.getOrDefault(lowerCase(alert.text("category")), EventType.INTRUSION);
    }

    /** 1 is the highest; the rule's own word for it wins where its author gave one. */
    private static Severity severity(Fields alert) {
        for (String word : alert.texts("metadata.signature_severity")) {
            if (word.equalsIgnoreCase("critical")) {
                return Severity.CRITICAL;
            }
        }
        return switch (alert.text("severity")) {
            case "1" -> Severity.HIGH;
            case "2" -> Severity.MEDIUM;
            case null, default -> Severity.LOW;
        };
    }

    private static String summary(Fields event) {
        return "Suricata %s from %s to %s"
                .formatted(event.text("event_type"), event.text("src_ip"), event.text("dest_ip"));
    }

    private static String lowerCase(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}

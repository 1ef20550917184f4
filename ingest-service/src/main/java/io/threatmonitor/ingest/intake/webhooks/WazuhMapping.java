package io.threatmonitor.ingest.intake.webhooks;

import static java.util.Objects.requireNonNullElse;

import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.ingest.intake.FittedText;
import io.threatmonitor.ingest.intake.Severities;
import io.threatmonitor.ingest.intake.SubmittedEvent;
import io.threatmonitor.ingest.sensors.Sender;

import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Wazuh's alerts as its integrator sends them. 4.x: {@code rule.level} from 0 to 16; ; a word there
 * is taken by its meaning.
 */
@Component
final class WazuhMapping implements WebhookMapping {

    /** Groups of the ruleset, the most telling first. */
    private static final List<Map.Entry<String, EventType>> TYPES =
            List.of(
                    Map.entry("authentication_failures", EventType.BRUTEFORCE),
                    Map.entry("authentication_failed", EventType.LOGIN_FAIL),
                    Map.entry("win_authentication_failed", EventType.LOGIN_FAIL),
                    Map.entry("invalid_login", EventType.LOGIN_FAIL),
                    Map.entry("sql_injection", EventType.SQL_INJECTION),
                    Map.entry("vulnerability-detector", EventType.VULNERABILITY_DETECTED),
                    Map.entry("virus", EventType.MALWARE),
                    Map.entry("malware", EventType.MALWARE),
                    Map.entry("rootcheck", EventType.MALWARE),
                    Map.entry("web_scan", EventType.NETWORK_SCAN),
                    Map.entry("recon", EventType.NETWORK_SCAN),
                    Map.entry("syscheck", EventType.FILE_INTEGRITY),
                    Map.entry("sca", EventType.POLICY_VIOLATION),
                    Map.entry("policy_violation", EventType.POLICY_VIOLATION),
                    Map.entry("policy_changed", EventType.CONFIGURATION_CHANGE),
                    Map.entry("config_changed", EventType.CONFIGURATION_CHANGE),
                    Map.entry("access_denied", EventType.UNAUTHORIZED_ACCESS),
                    Map.entry("attack", EventType.INTRUSION),
                    Map.entry("exploit_attempt", EventType.INTRUSION),
                    Map.entry("ids", EventType.INTRUSION));

    @Override
    public String kind() {
        return "wazuh";
    }

    @Override
    public boolean recognises(Fields object) {
        boolean sentByAManager = object.has("agent") || object.has("manager");
        return (object.has("rule.level") && sentByAManager) || object.has("wazuh.rule.level");
    }

    @Override
    public SubmittedEvent event(Fields event, Sender sender) {
        Fields data = event.at("data");
        return SubmittedEvent.builder()
                .id(
                        SenderIds.of(
                                event.text(
                                        "manager.name", "wazuh.manager.name", "wazuh.cluster.name"),
                                event.text("id", "event.id")))
                .sourceName(
                        FittedText.sourceName(
                                sender,
                                event.text("agent.name", "wazuh.agent.name", "host.name"),
                                event.text("manager.name")))
                .eventType(type(event))
                .severity(severity(event))
                .description(
                        FittedText.description(
                                event.text(
                                        "rule.description",
                                        "wazuh.rule.title",
                                        "rule.title",
                                        "wazuh.rule.description"),
                                event.text("full_log", "message")))
                .occurredAt(Times.read(event.text("timestamp", "@timestamp")))
                .ipAddress(
                        FittedText.ipAddress(
                                data.text("srcip", "src_ip", "win.eventdata.ipAddress") == null
                                        ? event.text("source.ip")
                                        : data.text("srcip", "src_ip", "win.eventdata.ipAddress")))
                .attributes(event.all())
                .build();
    }

    /** A number: low to 6, medium to 11, high to 14. */
    private static Severity severity(Fields event) {
        Long level = event.number("rule.level", "wazuh.rule.level");
        if (level == null) {
            String word = event.text("rule.level", "wazuh.rule.level");
            return requireNonNullElse(Severities.named(word), Severity.MEDIUM);
        }
        return level >= 15
                ? Severity.CRITICAL
                : level >= 12 ? Severity.HIGH : level >= 7 ? Severity.MEDIUM : Severity.LOW;
    }

    private static EventType type(Fields event) {
        var groups = new ArrayList<>(event.texts("rule.groups"));
        groups.addAll(event.texts("rule.tags"));
        groups.addAll(event.texts("wazuh.rule.tags"));
        return TYPES.stream()
                .filter(type -> groups.contains(type.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(EventType.OTHER);
    }
}

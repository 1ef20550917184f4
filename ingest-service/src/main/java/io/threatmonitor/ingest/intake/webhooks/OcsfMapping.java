package io.threatmonitor.ingest.intake.webhooks;

import static java.util.Objects.requireNonNullElse;

import io.threatmonitor.contracts.event.Device;
import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.Request;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.ingest.intake.FittedText;
import io.threatmonitor.ingest.intake.Severities;
import io.threatmonitor.ingest.intake.SubmittedEvent;
import io.threatmonitor.ingest.sensors.Sender;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Events of the Open Cybersecurity Schema Framework 1.x. */
@Component
final class OcsfMapping implements WebhookMapping {

    /** OCSF, class Authentication: the attribute {@code status_id}. */
    private static final String FAILURE = "2";

    @Override
    public String kind() {
        return "ocsf";
    }

    @Override
    public boolean recognises(Fields object) {
        return object.has("class_uid");
    }

    @Override
    public SubmittedEvent event(Fields event, Sender sender) {
        Fields http = event.at("http_request");
        String agent = http.text("user_agent");
        return SubmittedEvent.builder()
                .id(event.text("metadata.uid"))
                .sourceName(
                        FittedText.sourceName(
                                sender,
                                event.text(
                                        "device.hostname", "device.name", "dst_endpoint.hostname"),
                                event.text("metadata.product.name", "metadata.log_name")))
                .eventType(type(event))
                .severity(severity(event))
                .description(
                        FittedText.description(
                                event.text("message", "finding_info.title", "finding.title"),
                                event.text("finding_info.desc", "type_name", "class_name")))
                .occurredAt(time(event))
                .ipAddress(
                        FittedText.ipAddress(
                                event.text("src_endpoint.ip", "actor.session.ip", "device.ip")))
                .device(agent == null ? null : new Device(null, null, null, null, null, agent))
                .request(
                        http.all().isEmpty()
                                ? null
                                : new Request(
                                        http.text("http_method"),
                                        http.text("url.path", "url.url_string"),
                                        null))
                .attributes(event.all())
                .build();
    }

    private static java.time.@Nullable Instant time(Fields event) {
        var millis = Times.ofMillis(event.number("time"));
        return millis == null ? Times.read(event.text("time_dt", "time")) : millis;
    }

    /** By {@code class_uid}. */
    private static EventType type(Fields event) {
        return switch (event.text("class_uid")) {
            case "1001" -> EventType.FILE_MOD; // File System Activity
            case "1007" -> EventType.COMMAND_EXECUTION; // Process Activity
            case "2001", "2004", "2005" ->
                    EventType.INTRUSION; // Security, Detection and Incident Finding
            case "2002" -> EventType.VULNERABILITY_DETECTED; // Vulnerability Finding
            case "2003", "2006" ->
                    EventType.POLICY_VIOLATION; // Compliance and Data Security Finding
            case "3002" -> // Authentication
                    FAILURE.equals(event.text("status_id"))
                            ? EventType.LOGIN_FAIL
                            : EventType.OTHER;
            case "3001", "3005", "3006" -> // Account Change, User Access and Group Management
                    EventType.CONFIGURATION_CHANGE;
            case "5002", "5019" ->
                    EventType.CONFIGURATION_CHANGE; // Device Config State, its Change
            case null, default -> EventType.OTHER;
        };
    }

    /** By {@code severity_id}; 0 is unknown, and 99 means that only the word says it. */
    private static Severity severity(Fields event) {
        return switch (event.text("severity_id")) {
            case "1", "2" -> Severity.LOW;
            case "3" -> Severity.MEDIUM;
            case "4" -> Severity.HIGH;
            case "5", "6" -> Severity.CRITICAL;
            case null, default ->
                    requireNonNullElse(Severities.named(event.text("severity")), Severity.MEDIUM);
        };
    }
}

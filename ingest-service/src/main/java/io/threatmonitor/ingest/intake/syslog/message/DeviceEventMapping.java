package io.threatmonitor.ingest.intake.syslog.message;

import io.threatmonitor.contracts.event.Device;
import io.threatmonitor.contracts.event.Request;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.ingest.intake.FittedText;
import io.threatmonitor.ingest.intake.Severities;
import io.threatmonitor.ingest.intake.SubmittedEvent;
import io.threatmonitor.ingest.sensors.Sender;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** What the extension dictionaries of CEF and LEEF, which share most names, are here. */
final class DeviceEventMapping {

    private final SenderTimes times;

    DeviceEventMapping(SenderTimes times) {
        this.times = times;
    }

    /**
     * @param message the one that {@code event} is the text of
     */
    SubmittedEvent.Builder builder(DeviceEvent event, SyslogMessage message, Sender sender) {
        String agent = event.text("requestClientApplication", "userAgent");
        return SubmittedEvent.builder()
                .sourceName(
                        FittedText.sourceName(
                                sender,
                                event.text("dvchost", "deviceHostName"),
                                message.hostname(),
                                event.text("dvc"),
                                product(event)))
                .eventType(
                        EventWords.typeIn(
                                event.text("cat"), event.said("name"), event.said("eventId")))
                .severity(severity(event, message))
                .description(FittedText.description(description(event)))
                .occurredAt(time(event, message))
                .ipAddress(FittedText.ipAddress(event.text("src", "c6a2", "sourceAddress")))
                .device(agent == null ? null : new Device(null, null, null, null, null, agent))
                .request(request(event));
    }

    private static Severity severity(DeviceEvent event, SyslogMessage message) {
        Severity said = severity(event.said("severity"), event.text("sev"));
        return said == null ? message.severity() : said;
    }

    /** Both formats have 0 to 10 with 10 as the worst; CEF has words for its steps, too. */
    private static @Nullable Severity severity(@Nullable String ofCef, @Nullable String ofLeef) {
        String text = ofCef == null ? ofLeef : ofCef;
        return switch (text) {
            case null -> null;
            case "0", "1", "2", "3" -> Severity.LOW;
            case "4", "5", "6" -> Severity.MEDIUM;
            case "7", "8" -> Severity.HIGH;
            case "9", "10" -> Severity.CRITICAL;
            default ->
                    text.equalsIgnoreCase("very-high") ? Severity.CRITICAL : Severities.named(text);
        };
    }

    private static String description(DeviceEvent event) {
        String name = event.said("name");
        String details = event.text("msg");
        String title = name == null ? product(event) + " " + event.said("eventId") : name;
        return details == null ? title : name == null ? details : title + ": " + details;
    }

    private static String product(DeviceEvent event) {
        String vendor = event.said(event.format().equals(Cef.FORMAT) ? "deviceVendor" : "vendor");
        String product =
                event.said(event.format().equals(Cef.FORMAT) ? "deviceProduct" : "product");
        return vendor + " " + product;
    }

    private @Nullable Instant time(DeviceEvent event, SyslogMessage message) {
        String own = event.text("rt", "devTime", "start", "end");
        String pattern = event.text("devTimeFormat");
        Instant time = own == null ? null : times.read(own);
        if (time == null && own != null && pattern != null) {
            time = times.read(own, pattern);
        }
        return time == null ? message.time() : time;
    }

    private static @Nullable Request request(DeviceEvent event) {
        String method = event.text("requestMethod", "method");
        String url = event.text("request", "url");
        return method == null && url == null ? null : new Request(method, url, null);
    }
}

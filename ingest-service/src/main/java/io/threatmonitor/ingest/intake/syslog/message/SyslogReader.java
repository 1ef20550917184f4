package io.threatmonitor.ingest.intake.syslog.message;

import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.ingest.intake.FittedText;
import io.threatmonitor.ingest.intake.Submission;
import io.threatmonitor.ingest.intake.SubmittedEvent;
import io.threatmonitor.ingest.sensors.Sender;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes submissions of messages, whatever they look like. Thread-safe. */
public final class SyslogReader {

    private static final String FORMAT = "syslog";

    /** No text of ours may hold it; what was sent is in the submission's original. */
    private static final char NUL = 0;

    private static final char REPLACEMENT = '\uFFFD';

    private final SenderTimes times;
    private final DeviceEventMapping devices;

    /**
     * @param zone of times that name none
     * @param tolerance how far a sender's clock may run ahead of {@code clock}
     */
    public SyslogReader(Clock clock, ZoneId zone, Duration tolerance) {
        this.times = new SenderTimes(clock, zone, tolerance);
        this.devices = new DeviceEventMapping(times);
    }

    /**
     * A submission of the format {@code syslog}, {@code cef} or {@code leef}, with all of the
     * message among its attributes. Octets that are not UTF-8 are replaced.
     *
     * @param message without its frame
     */
    public Submission read(byte[] message, Sender sender) {
        String line = new String(message, StandardCharsets.UTF_8).replace(NUL, REPLACEMENT);
        SyslogMessage read = SyslogMessage.read(line, times);
        DeviceEvent device = DeviceEvent.in(read.text());
        return device == null
                ? Submission.of(FORMAT, event(read, line, sender), () -> message)
                : Submission.of(device.format(), event(device, read, line, sender), () -> message);
    }

    /**
     * A message that did not come whole.
     *
     * @param part what came of it
     * @param problem such as {@code is longer than 65536 bytes}
     */
    public Submission unreadable(byte[] part, String problem) {
        return Submission.unreadable(FORMAT, problem, () -> part);
    }

    private SubmittedEvent event(SyslogMessage message, String line, Sender sender) {
        LoginMessages.Meaning meaning = LoginMessages.meaningOf(message);
        Map<String, @Nullable Object> attributes = attributes(message, line);
        if (meaning != null && meaning.user() != null) {
            attributes.put("user", KeptText.of(meaning.user()));
        }
        return SubmittedEvent.builder()
                .sourceName(FittedText.sourceName(sender, message.hostname()))
                .eventType(meaning == null ? EventType.OTHER : meaning.type())
                .severity(severity(message, meaning))
                .description(FittedText.description(message.text(), message.msgId(), line))
                .occurredAt(message.time())
                .ipAddress(meaning == null ? null : FittedText.ipAddress(meaning.address()))
                .attributes(attributes)
                .build();
    }

    private SubmittedEvent event(
            DeviceEvent device, SyslogMessage message, String line, Sender sender) {
        Map<String, @Nullable Object> attributes = device.attributes();
        attributes.putAll(attributes(message, line));
        return devices.builder(device, message, sender).attributes(attributes).build();
    }

    private static Severity severity(
            SyslogMessage message, LoginMessages.@Nullable Meaning meaning) {
        Severity said = message.severity();
        return meaning != null && meaning.severity().isAtLeast(said) ? meaning.severity() : said;
    }

    private static Map<String, @Nullable Object> attributes(SyslogMessage message, String line) {
        var attributes = new LinkedHashMap<String, @Nullable Object>();
        Map<String, @Nullable Object> header = message.header();
        if (!header.isEmpty()) {
            attributes.put("syslog", header);
        }
        attributes.put("original", KeptText.of(line));
        return attributes;
    }
}

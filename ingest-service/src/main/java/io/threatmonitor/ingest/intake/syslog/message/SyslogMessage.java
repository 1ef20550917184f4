package io.threatmonitor.ingest.intake.syslog.message;

import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.ingest.intake.Severities;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A message with what could be told of its header, by the names of RFC 5424 section 6. Anything but
 * the text may be missing.
 *
 * @param version of RFC 5424; null where the message is not of that kind
 * @param timestamp as it was written
 * @param time null where {@code timestamp} makes no sense
 */
record SyslogMessage(
        @Nullable Priority priority,
        @Nullable Integer version,
        @Nullable String timestamp,
        @Nullable Instant time,
        @Nullable String hostname,
        @Nullable String appName,
        @Nullable String procId,
        @Nullable String msgId,
        Map<String, @Nullable Object> structuredData,
        String text) {

    /** What no header could be told of is all text: no message is beyond reading. */
    static SyslogMessage read(String line, SenderTimes times) {
        SyslogMessage message = Rfc5424.read(line, times);
        return message == null ? Rfc3164.read(line, times) : message;
    }

    /** By PRI, else as Cisco writes it into the message's name, else low. */
    Severity severity() {
        if (priority != null) {
            return priority.severity();
        }
        Integer level = CiscoName.levelIn(msgId);
        return level == null ? Severity.LOW : Severities.ofSyslog(level);
    }

    /** The header's fields under their names; empty for a message without any. */
    Map<String, @Nullable Object> header() {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("facility", priority == null ? null : priority.facilityName());
        fields.put("severity", priority == null ? null : priority.levelName());
        fields.put("version", version);
        fields.put("timestamp", timestamp);
        fields.put("hostname", hostname);
        fields.put("app_name", appName);
        fields.put("procid", procId);
        fields.put("msgid", msgId);
        fields.put("structured_data", structuredData.isEmpty() ? null : structuredData);
        fields.values().removeIf(Objects::isNull);
        return fields;
    }
}

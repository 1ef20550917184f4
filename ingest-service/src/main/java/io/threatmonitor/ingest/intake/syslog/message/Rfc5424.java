package io.threatmonitor.ingest.intake.syslog.message;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SYSLOG-MSG, RFC 5424 section 6. */
final class Rfc5424 {

    /** HEADER of section 6, with more room for names than it allows. */
    private static final Pattern HEADER =
            Pattern.compile(
                    "<(\\d{1,3})>([1-9]\\d{0,2})"
                            + " (?<timestamp>\\S{1,64}) (?<host>\\S{1,255}) (?<app>\\S{1,255})"
                            + " (?<proc>\\S{1,255}) (?<msg>\\S{1,255}) ");

    /** NILVALUE. */
    private static final String NIL = "-";

    /** BOM, section 6.4: says that the text is UTF-8, and is no part of it. */
    private static final String BOM = "\uFEFF";

    private Rfc5424() {}

    /**
     * @return null for a message that is not of this kind
     */
    static @Nullable SyslogMessage read(String line, SenderTimes times) {
        Matcher header = HEADER.matcher(line);
        Priority priority = header.lookingAt() ? Priority.of(header.group(1)) : null;
        if (priority == null) {
            return null;
        }
        StructuredData data = StructuredData.at(line, header.end());
        String timestamp = value(header, "timestamp");
        return new SyslogMessage(
                priority,
                Integer.valueOf(header.group(2)),
                timestamp,
                timestamp == null ? null : times.read(timestamp),
                value(header, "host"),
                value(header, "app"),
                value(header, "proc"),
                value(header, "msg"),
                data == null ? Map.of() : data.elements(),
                text(line, data == null ? header.end() : data.end()));
    }

    private static String text(String line, int from) {
        int start = line.startsWith(" ", from) ? from + 1 : from;
        return line.substring(line.startsWith(BOM, start) ? start + 1 : start);
    }

    private static @Nullable String value(Matcher header, String group) {
        String value = header.group(group);
        return value.equals(NIL) ? null : value;
    }
}

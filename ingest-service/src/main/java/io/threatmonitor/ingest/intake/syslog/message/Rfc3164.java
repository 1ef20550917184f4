package io.threatmonitor.ingest.intake.syslog.message;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * RFC 3164, which describes what was found rather than what should be: each part of the header may
 * be missing, and what no part could be made of is text (section 4.3).
 */
final class Rfc3164 {

    private static final Pattern PRI = Pattern.compile("<(\\d{1,3})>");

    /** Cisco IOS: sequence numbers, its name, and a mark for a clock that may be wrong. */
    private static final Pattern BEFORE_TIME =
            Pattern.compile(
                    " *:? *(?:\\d{1,10}: ){0,2}(?:(?<host>[A-Za-z][\\w.-]{0,254}): )?[*.]?");

    /** HOSTNAME of section 4.1.2: a name or an address. */
    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9][\\w.-]{0,254}|[0-9A-Fa-f:.]{2,45}) +");

    /** TAG of section 4.1.3, which is longer than it allows, and has the process behind it. */
    private static final Pattern TAG =
            Pattern.compile(
                    "(?<app>[^\\s:<>\\[\\]]{1,64})(?:\\[(?<proc>[^\\]\\s]{1,64})\\])?:(?!//)");

    /** These look like a tag and are none. */
    private static final Pattern DEVICE_EVENT = Pattern.compile("(?:CEF|LEEF): ?\\d");

    /** Cisco puts one, with blanks around it, before the message. */
    private static final Pattern COLON = Pattern.compile(" *(?:: )? *");

    private final String line;
    private final SenderTimes times;
    private int at;

    private Rfc3164(String line, SenderTimes times) {
        this.line = line;
        this.times = times;
    }

    static SyslogMessage read(String line, SenderTimes times) {
        return new Rfc3164(line, times).message();
    }

    private SyslogMessage message() {
        Priority priority = priority();
        int afterPriority = at;
        Matcher before = take(BEFORE_TIME);
        SenderTimes.Found time = times.at(line, at);
        at = time == null ? afterPriority : time.end();
        skipColon();
        String host = time == null ? null : host(before);
        skipColon();
        Matcher tag = startsWith(DEVICE_EVENT) ? null : take(TAG);
        if (tag != null && time == null && !isFollowedByBlank()) {
            at = tag.start(); // such as the start of an address, or of a URL
            tag = null;
        }
        CiscoName name = tag == null ? null : CiscoName.of(tag.group("app"));
        return new SyslogMessage(
                priority,
                null,
                time == null ? null : time.text(),
                time == null ? null : time.time(),
                host,
                name != null ? name.appName() : tag == null ? null : tag.group("app"),
                tag == null ? null : tag.group("proc"),
                name == null ? null : name.msgId(),
                Map.of(),
                line.substring(at).strip());
    }

    private @Nullable Priority priority() {
        Matcher found = take(PRI);
        Priority priority = found == null ? null : Priority.of(found.group(1));
        at = priority == null ? 0 : at;
        return priority;
    }

    /** Where a tag follows the time at once, there is no name. */
    private @Nullable String host(@Nullable Matcher before) {
        int start = at;
        if (startsWith(DEVICE_EVENT)) {
            return null;
        }
        boolean tagAtOnce = take(TAG) != null && isFollowedByBlank();
        at = start;
        Matcher found = tagAtOnce ? null : take(HOST);
        if (found != null) {
            return found.group(1);
        }
        return before == null ? null : before.group("host");
    }

    private void skipColon() {
        var _ = take(COLON);
    }

    private boolean isFollowedByBlank() {
        return at == line.length() || line.charAt(at) == ' ';
    }

    private boolean startsWith(Pattern pattern) {
        return pattern.matcher(line).region(at, line.length()).lookingAt();
    }

    private @Nullable Matcher take(Pattern pattern) {
        Matcher found = pattern.matcher(line).region(at, line.length());
        if (!found.lookingAt()) {
            return null;
        }
        at = found.end();
        return found;
    }
}

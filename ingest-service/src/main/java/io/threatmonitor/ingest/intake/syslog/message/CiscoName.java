package io.threatmonitor.ingest.intake.syslog.message;

import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Cisco's devices put where others put their program: {@code %ASA-6-302013}, which is
 * facility, level and mnemonic.
 *
 * @param appName such as {@code ASA}
 * @param msgId such as {@code ASA-6-302013}
 */
record CiscoName(String appName, String msgId) {

    private static final Pattern NAME =
            Pattern.compile("%?([A-Z][A-Z0-9_]*)(?:-[A-Za-z0-9_]+)*-([0-7])-[A-Z0-9_]+");

    /** Null where {@code tag} is none. */
    static @Nullable CiscoName of(String tag) {
        Matcher name = NAME.matcher(tag);
        return tag.startsWith("%") && name.matches()
                ? new CiscoName(name.group(1), tag.substring(1))
                : null;
    }

    static @Nullable Integer levelIn(@Nullable String msgId) {
        if (msgId == null) {
            return null;
        }
        Matcher name = NAME.matcher(msgId);
        return name.matches() ? Integer.valueOf(name.group(2)) : null;
    }
}

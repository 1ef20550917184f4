package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.alert.AlertSnapshot;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/** The entity tag of an alert (RFC 9110 section 8.8.3): its version. */
final class AlertTag {

    private static final Pattern TAG = Pattern.compile("\"([0-9]{1,18})\"");

    private AlertTag() {}

    static String of(AlertSnapshot alert) {
        return "\"" + alert.version() + "\"";
    }

    /** The version behind a tag of ours, null for any other. */
    static @Nullable Long version(String tag) {
        var matcher = TAG.matcher(tag);
        return matcher.matches() ? Long.valueOf(matcher.group(1)) : null;
    }
}

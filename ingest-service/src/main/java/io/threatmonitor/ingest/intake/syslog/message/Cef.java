package io.threatmonitor.ingest.intake.syslog.message;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Common Event Format, after "ArcSight Common Event Format (CEF) Implementation Standard",
 * version 26: {@code CEF:Version|Device Vendor|Device Product|Device Version|Device Event Class
 * ID|Name|Severity|[Extension]}.
 */
final class Cef {

    static final String FORMAT = "cef";

    private static final Pattern START = Pattern.compile("CEF: ?(\\d{1,3}(?:\\.\\d{1,3})?)\\|");

    private static final List<String> HEADER =
            List.of(
                    "deviceVendor",
                    "deviceProduct",
                    "deviceVersion",
                    "deviceEventClassId",
                    "name",
                    "severity");

    /** What follows a backslash, and in the same place what both stand for. */
    private static final String ESCAPED = "\\|=nr";

    private static final String MEANT = "\\|=\n\r";

    private static final int LONGEST_KEY = 200;

    private Cef() {}

    /** Null where the header is not all there. */
    static @Nullable DeviceEvent read(String text) {
        Matcher start = START.matcher(text);
        if (!start.lookingAt()) {
            return null;
        }
        var header = new LinkedHashMap<String, String>();
        header.put("version", start.group(1));
        int at = start.end();
        for (String field : HEADER) {
            if (at > text.length()) {
                return null;
            }
            int end = endOfField(text, at);
            header.put(field, unescaped(text.substring(at, end)).strip());
            at = end + 1;
        }
        return new DeviceEvent(FORMAT, header, extension(text, Math.min(at, text.length())));
    }

    /** At the next pipe that no backslash precedes, or behind the text. */
    private static int endOfField(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) != '|') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, text.length());
    }

    /** Values may hold blanks: one ends where the name of the next begins. */
    private static Map<String, String> extension(String text, int start) {
        var keys = new ArrayList<Key>();
        for (int at = start; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '=') {
                int key = startOfKey(text, start, at);
                if (key >= 0) {
                    keys.add(new Key(key, at));
                }
            }
        }
        var fields = new LinkedHashMap<String, String>();
        for (int i = 0; i < keys.size(); i++) {
            Key key = keys.get(i);
            int end = i + 1 < keys.size() ? keys.get(i + 1).start() : text.length();
            String value = text.substring(key.equalsSign() + 1, end).strip();
            fields.put(text.substring(key.start(), key.equalsSign()), unescaped(value));
        }
        return fields;
    }

    private record Key(int start, int equalsSign) {}

    /**
     * Where the name before an equals sign starts; below zero where there is none, since senders
     * forget to escape the sign within URLs.
     */
    private static int startOfKey(String text, int extension, int equalsSign) {
        int start = equalsSign;
        while (start > extension && isOfKey(text.charAt(start - 1))) {
            start--;
        }
        int length = equalsSign - start;
        boolean begins = start == extension || Character.isWhitespace(text.charAt(start - 1));
        return begins && length > 0 && length <= LONGEST_KEY ? start : -1;
    }

    private static boolean isOfKey(char c) {
        return (c < 128 && Character.isLetterOrDigit(c)) || "_.-[]".indexOf(c) >= 0;
    }

    /** A backslash before anything that needs none stands for itself, as in paths of Windows. */
    private static String unescaped(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        var plain = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            int escape =
                    c == '\\' && at + 1 < text.length() ? ESCAPED.indexOf(text.charAt(at + 1)) : -1;
            plain.append(escape < 0 ? c : MEANT.charAt(escape));
            at += escape < 0 ? 0 : 1;
        }
        return plain.toString();
    }
}

package io.threatmonitor.ingest.intake.syslog.message;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Log Event Extended Format, after IBM's "QRadar LEEF Customization Guide": {@code
 * LEEF:1.0|Vendor|Product|Version|EventID|} and fields with tabs between them; version 2.0 names
 * the delimiter behind the event's id.
 */
final class Leef {

    static final String FORMAT = "leef";

    private static final Pattern START = Pattern.compile("LEEF: ?([12](?:\\.0)?)\\|");

    private static final List<String> HEADER =
            List.of("vendor", "product", "productVersion", "eventId");

    /** One character, or the number of one in hexadecimal. */
    private static final Pattern DELIMITER = Pattern.compile("[^=|]?|0?x[0-9A-Fa-f]{1,4}");

    private static final String USUAL_DELIMITER = "\t";

    private static final int LONGEST_KEY = 200;

    private Leef() {}

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
            int end = text.indexOf('|', at);
            if (end < 0) {
                return null;
            }
            header.put(field, text.substring(at, end).strip());
            at = end + 1;
        }
        return new DeviceEvent(
                FORMAT,
                header,
                start.group(1).startsWith("2")
                        ? extensionOfVersion2(text, at)
                        : extension(text, at, USUAL_DELIMITER));
    }

    /** Some products leave the delimiter out, with its pipe. */
    private static Map<String, String> extensionOfVersion2(String text, int start) {
        int end = text.indexOf('|', start);
        String given = end < 0 ? null : text.substring(start, end);
        return given != null && DELIMITER.matcher(given).matches()
                ? extension(text, end + 1, delimiter(given))
                : extension(text, start, USUAL_DELIMITER);
    }

    private static String delimiter(String given) {
        if (given.isEmpty()) {
            return USUAL_DELIMITER;
        }
        return given.length() == 1
                ? given
                : Character.toString(Integer.parseInt(given.substring(given.indexOf('x') + 1), 16));
    }

    private static Map<String, String> extension(String text, int start, String delimiter) {
        var fields = new LinkedHashMap<String, String>();
        for (String field : text.substring(start).split(Pattern.quote(delimiter), -1)) {
            int equalsSign = field.indexOf('=');
            String key = equalsSign < 0 ? "" : field.substring(0, equalsSign).strip();
            if (!key.isEmpty() && key.length() <= LONGEST_KEY) {
                fields.put(key, field.substring(equalsSign + 1).strip());
            }
        }
        return fields;
    }
}

package io.threatmonitor.alert.notification.channels;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The values of a template as a chat may see them: chats make links of bare addresses, and whoever
 * can have an alert raised chooses some. {@code [:]//} and not {@code hxxps://}, since it spoils
 * every scheme that a chat may know, {@code ftp://} and {@code slack://} as well.
 */
final class Defanged {

    /** Where the dashboard shows the alert, which nobody but the operator chooses. */
    private static final String OURS = "link";

    private static final Pattern WITHOUT_SCHEME =
            Pattern.compile("\\bwww\\.", Pattern.CASE_INSENSITIVE);

    private Defanged() {}

    static Map<String, Object> values(Map<?, ?> values) {
        var harmless = new HashMap<String, Object>();
        values.forEach((name, value) ->
                harmless.put(name.toString(), OURS.equals(name) ? value : value(value)));
        return harmless;
    }

    private static Object value(Object value) {
        return switch (value) {
            case String text -> text(text);
            case List<?> list -> list.stream().map(Defanged::value).toList();
            case Map<?, ?> map -> values(map);
            default -> value;
        };
    }

    private static String text(String text) {
        return WITHOUT_SCHEME.matcher(text.replace("://", "[:]//")).replaceAll("www[.]");
    }
}

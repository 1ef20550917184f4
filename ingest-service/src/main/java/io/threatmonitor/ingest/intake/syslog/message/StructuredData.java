package io.threatmonitor.ingest.intake.syslog.message;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * STRUCTURED-DATA, RFC 5424 section 6.3.
 *
 * @param elements the parameters of each SD-ELEMENT by its SD-ID; one that has the same name as
 *     another (section 6.3.3) is in a list with it
 * @param end the index behind it
 */
record StructuredData(Map<String, @Nullable Object> elements, int end) {

    /**
     * @return null where there is none, or not a whole one
     */
    static @Nullable StructuredData at(String text, int start) {
        var scanner = new Scanner(text, start);
        Map<String, @Nullable Object> elements = scanner.elements();
        return elements != null && scanner.isAtEnd()
                ? new StructuredData(elements, scanner.at)
                : null;
    }

    private static final class Scanner {

        /** SD-NAME. */
        private static final int LONGEST_NAME = 32;

        private final String text;
        private int at;

        Scanner(String text, int at) {
            this.text = text;
            this.at = at;
        }

        boolean isAtEnd() {
            return at == text.length() || text.charAt(at) == ' ';
        }

        @Nullable Map<String, @Nullable Object> elements() {
            var elements = new LinkedHashMap<String, @Nullable Object>();
            if (take('-')) {
                return elements;
            }
            while (take('[')) {
                String id = name();
                Map<String, @Nullable Object> parameters = parameters();
                if (id == null || parameters == null || !take(']')) {
                    return null;
                }
                elements.put(id, parameters);
            }
            return elements.isEmpty() ? null : elements;
        }

        private @Nullable Map<String, @Nullable Object> parameters() {
            var parameters = new LinkedHashMap<String, @Nullable Object>();
            while (take(' ')) {
                String name = name();
                String value = name != null && take('=') && take('"') ? value() : null;
                if (name == null || value == null) {
                    return null;
                }
                parameters.merge(name, KeptText.of(value), Scanner::both);
            }
            return parameters;
        }

        private @Nullable String name() {
            int start = at;
            while (at < text.length() && isOfName(text.charAt(at))) {
                at++;
            }
            return at == start || at - start > LONGEST_NAME ? null : text.substring(start, at);
        }

        /** Printable US-ASCII without {@code =}, space, {@code ]} and {@code "}. */
        private static boolean isOfName(char c) {
            return c > ' ' && c < 127 && c != '=' && c != ']' && c != '"';
        }

        /** PARAM-VALUE, section 6.3.3: a backslash before anything else stands for itself. */
        private @Nullable String value() {
            var value = new StringBuilder();
            while (at < text.length()) {
                char c = text.charAt(at++);
                if (c == '"') {
                    return value.toString();
                }
                if (c == '\\' && at < text.length() && "\"\\]".indexOf(text.charAt(at)) >= 0) {
                    c = text.charAt(at++);
                }
                value.append(c);
            }
            return null;
        }

        private boolean take(char c) {
            boolean there = at < text.length() && text.charAt(at) == c;
            at += there ? 1 : 0;
            return there;
        }

        private static Object both(@Nullable Object before, @Nullable Object value) {
            var values = new ArrayList<@Nullable Object>();
            values.addAll(before instanceof List<?> list ? list : List.of(String.valueOf(before)));
            values.add(value);
            return values;
        }
    }
}

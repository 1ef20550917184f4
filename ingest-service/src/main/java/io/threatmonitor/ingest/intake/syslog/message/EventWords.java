package io.threatmonitor.ingest.intake.syslog.message;

import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.ingest.intake.EventTypes;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells the type of an event from a product's own words for it. The first that is found holds, so
 * the narrower ones come first.
 */
final class EventWords {

    private record Words(EventType type, Pattern pattern) {}

    private static final List<Words> WORDS =
            List.of(
                    words(EventType.SQL_INJECTION, "sql injection|sqli"),
                    words(EventType.RANSOMWARE, "ransomware"),
                    words(EventType.PHISHING, "phishing"),
                    words(EventType.BOT_ACTIVITY, "botnet|command and control|c2"),
                    words(EventType.MALWARE, "malware|virus|trojan|worm|spyware"),
                    words(EventType.BRUTEFORCE, "brute[ -]?force"),
                    words(EventType.DDOS, "ddos|dos|denial[ -]of[ -]service"),
                    words(EventType.DATA_EXFILTRATION, "exfiltration|data loss|data leak"),
                    words(EventType.PRIVILEGE_ESCALATION, "privilege escalation"),
                    words(
                            EventType.LOGIN_FAIL,
                            "(log ?[io]n|sign[ -]?in|authentication) (has )?fail(ed|ure)"
                                    + "|fail(ed|ure)( to)? (log ?[io]n|sign[ -]?in|authenticate)"),
                    words(EventType.NETWORK_SCAN, "(port|network|host) ?(scan|sweep)"),
                    words(EventType.VULNERABILITY_DETECTED, "vulnerability"),
                    words(EventType.CONFIGURATION_CHANGE, "config(uration)? change(d)?"),
                    words(EventType.POLICY_VIOLATION, "policy violation"),
                    words(EventType.INTRUSION, "intrusion|exploit|ips|ids"),
                    words(EventType.ANOMALY, "anomaly"));

    private EventWords() {}

    /**
     * @param texts the first that names a type decides, by our own name for it or by its words
     */
    static EventType typeIn(@Nullable String... texts) {
        for (String text : texts) {
            EventType type = text == null ? null : typeOf(text.strip().toLowerCase(Locale.ROOT));
            if (type != null) {
                return type;
            }
        }
        return EventType.OTHER;
    }

    private static @Nullable EventType typeOf(String text) {
        EventType named = EventTypes.named(text);
        if (named != null) {
            return named;
        }
        for (Words words : WORDS) {
            if (words.pattern().matcher(text).find()) {
                return words.type();
            }
        }
        return null;
    }

    private static Words words(EventType type, String pattern) {
        return new Words(type, Pattern.compile("\\b(?:" + pattern + ")\\b"));
    }
}

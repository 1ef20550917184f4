package io.threatmonitor.ingest.intake.syslog.message;

import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.Severity;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the programs that let people in write into a Unix log, in words of their own. */
final class LoginMessages {

    /**
     * @param user who wanted in
     * @param address where from, in text form
     */
    record Meaning(
            EventType type, Severity severity, @Nullable String user, @Nullable String address) {}

    /** Its pattern may have the groups {@code user} and {@code address}. */
    private record Words(EventType type, Severity severity, Pattern pattern) {

        @Nullable Meaning in(String text) {
            Matcher found = pattern.matcher(text);
            return found.find()
                    ? new Meaning(type, severity, group(found, "user"), group(found, "address"))
                    : null;
        }

        private static @Nullable String group(Matcher found, String name) {
            return found.namedGroups().containsKey(name) ? found.group(name) : null;
        }
    }

    /** Names of users may hold anything: what counts stands at the end, which they cannot reach. */
    private static final String FROM = " from (?<address>\\S+)(?: port \\d+)?(?: ssh2?)?(?:: .*)?$";

    private static final Map<String, List<Words>> BY_PROGRAM =
            Map.of(
                    "sshd",
                    List.of(
                            failedLogin("^Failed \\S+ for (?:invalid user )?(?<user>.*)" + FROM),
                            failedLogin("^(?:Invalid|Illegal) user (?<user>.*)" + FROM),
                            failedLogin(
                                    "maximum authentication attempts exceeded for"
                                            + " (?:invalid user )?(?<user>.*) from"
                                            + " (?<address>\\S+) port \\d+")),
                    "sudo",
                    List.of(
                            escalation(
                                    "^\\s*(?<user>\\S+) : (?:user NOT in sudoers|command not"
                                            + " allowed|\\d+ incorrect password attempts?)"),
                            new Words(
                                    EventType.COMMAND_EXECUTION,
                                    Severity.LOW,
                                    Pattern.compile("^\\s*(?<user>\\S+) : .*\\bCOMMAND="))),
                    "su",
                    List.of(
                            escalation(
                                    "^FAILED (?:SU|su) (?:\\(to \\S+\\)|for \\S+ by) (?<user>\\S+)"),
                            escalation("^'su [^']*' failed for (?<user>\\S+)")));

    /** Linux-PAM writes the same for every program. */
    private static final List<Words> OF_PAM =
            List.of(
                    failedLogin(
                            "authentication failure;.* rhost=(?<address>\\S*)"
                                    + "(?:\\s+user=(?<user>\\S+))?\\s*$"));

    /** No such message is longer, and a search in a longer one could take long. */
    private static final int LONGEST = 2_000;

    private LoginMessages() {}

    /** Null for a message that says nothing of the kind. */
    static @Nullable Meaning meaningOf(SyslogMessage message) {
        if (message.text().length() > LONGEST) {
            return null;
        }
        Meaning known = in(message.text(), BY_PROGRAM.getOrDefault(program(message), List.of()));
        boolean isOfLogins = message.priority() != null && message.priority().isOfLogins();
        return known == null && isOfLogins ? in(message.text(), OF_PAM) : known;
    }

    private static @Nullable Meaning in(String text, List<Words> alternatives) {
        for (Words words : alternatives) {
            Meaning meaning = words.in(text);
            if (meaning != null) {
                return meaning;
            }
        }
        return null;
    }

    /** Without its path; OpenSSH 9.8 and later have a process of their own for each session. */
    private static String program(SyslogMessage message) {
        String app = message.appName() == null ? "" : message.appName().toLowerCase(Locale.ROOT);
        String name = app.substring(app.lastIndexOf('/') + 1);
        return name.equals("sshd-session") ? "sshd" : name;
    }

    private static Words failedLogin(String pattern) {
        return new Words(EventType.LOGIN_FAIL, Severity.MEDIUM, Pattern.compile(pattern));
    }

    private static Words escalation(String pattern) {
        return new Words(EventType.PRIVILEGE_ESCALATION, Severity.MEDIUM, Pattern.compile(pattern));
    }
}

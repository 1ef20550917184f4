package io.threatmonitor.ingest.intake.webhooks;

import static io.threatmonitor.contracts.event.EventType.BRUTEFORCE;
import static io.threatmonitor.contracts.event.EventType.COMMAND_EXECUTION;
import static io.threatmonitor.contracts.event.EventType.CONFIGURATION_CHANGE;
import static io.threatmonitor.contracts.event.EventType.FILE_MOD;
import static io.threatmonitor.contracts.event.EventType.INTRUSION;
import static io.threatmonitor.contracts.event.EventType.LOGIN_FAIL;
import static io.threatmonitor.contracts.event.EventType.MALWARE;
import static io.threatmonitor.contracts.event.EventType.PRIVILEGE_ESCALATION;
import static io.threatmonitor.contracts.event.EventType.SUSPICIOUS_LOGIN;
import static io.threatmonitor.contracts.event.Severity.HIGH;
import static io.threatmonitor.contracts.event.Severity.LOW;
import static io.threatmonitor.contracts.event.Severity.MEDIUM;

import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.Severity;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Map;

/** What some event ids of Windows, Sysmon and Defender stand for here. */
final class WindowsEventTypes {

    record Meaning(EventType type, Severity severity, String title) {}

    private static final Map<Long, Meaning> WINDOWS =
            Map.ofEntries(
                    Map.entry(
                            4625L, new Meaning(LOGIN_FAIL, MEDIUM, "An account failed to log on")),
                    Map.entry(
                            4771L,
                            new Meaning(LOGIN_FAIL, MEDIUM, "Kerberos pre-authentication failed")),
                    Map.entry(4740L, new Meaning(BRUTEFORCE, MEDIUM, "An account was locked out")),
                    Map.entry(
                            4648L,
                            new Meaning(
                                    SUSPICIOUS_LOGIN, LOW, "A logon with explicit credentials")),
                    Map.entry(
                            4672L,
                            new Meaning(
                                    PRIVILEGE_ESCALATION,
                                    LOW,
                                    "Special privileges assigned to a new logon")),
                    Map.entry(4728L, memberAdded("global")),
                    Map.entry(4732L, memberAdded("local")),
                    Map.entry(4756L, memberAdded("universal")),
                    Map.entry(
                            4688L,
                            new Meaning(COMMAND_EXECUTION, LOW, "A new process has been created")),
                    Map.entry(4104L, new Meaning(COMMAND_EXECUTION, LOW, "A script block was run")),
                    Map.entry(4663L, new Meaning(FILE_MOD, LOW, "An object was accessed")),
                    Map.entry(4697L, change("A service was installed")),
                    Map.entry(7045L, change("A service was installed")),
                    Map.entry(4698L, change("A scheduled task was created")),
                    Map.entry(4720L, change("A user account was created")),
                    Map.entry(
                            4719L,
                            new Meaning(
                                    CONFIGURATION_CHANGE, HIGH, "The audit policy was changed")),
                    Map.entry(
                            1102L,
                            new Meaning(CONFIGURATION_CHANGE, HIGH, "The audit log was cleared")));

    private static final Map<Long, Meaning> SYSMON =
            Map.ofEntries(
                    Map.entry(1L, new Meaning(COMMAND_EXECUTION, LOW, "Process created")),
                    Map.entry(2L, new Meaning(FILE_MOD, MEDIUM, "File creation time changed")),
                    Map.entry(8L, new Meaning(INTRUSION, MEDIUM, "Remote thread created")),
                    Map.entry(11L, new Meaning(FILE_MOD, LOW, "File created")),
                    Map.entry(
                            12L, new Meaning(CONFIGURATION_CHANGE, LOW, "Registry object changed")),
                    Map.entry(13L, new Meaning(CONFIGURATION_CHANGE, LOW, "Registry value set")),
                    Map.entry(
                            14L, new Meaning(CONFIGURATION_CHANGE, LOW, "Registry object renamed")),
                    Map.entry(16L, change("Sysmon's configuration changed")),
                    Map.entry(23L, new Meaning(FILE_MOD, LOW, "File deleted")),
                    Map.entry(25L, new Meaning(INTRUSION, HIGH, "Process image tampered with")),
                    Map.entry(26L, new Meaning(FILE_MOD, LOW, "File deleted")));

    private static final Map<Long, Meaning> DEFENDER =
            Map.of(
                    1116L, new Meaning(MALWARE, HIGH, "Malware detected"),
                    1117L, new Meaning(MALWARE, HIGH, "Malware acted upon"));

    private static final Map<Long, Meaning> SYSTEM =
            Map.of(104L, new Meaning(CONFIGURATION_CHANGE, HIGH, "An event log was cleared"));

    private WindowsEventTypes() {}

    /** Ids mean something only together with who logs them. */
    static @Nullable Meaning of(@Nullable Long id, @Nullable String channel) {
        String log = channel == null ? "" : channel.toLowerCase(Locale.ROOT);
        if (id == null) {
            return null;
        }
        if (log.contains("sysmon")) {
            return SYSMON.get(id);
        }
        if (log.contains("defender")) {
            return DEFENDER.get(id);
        }
        Meaning ofSystem = log.equals("system") ? SYSTEM.get(id) : null;
        return ofSystem == null ? WINDOWS.get(id) : ofSystem;
    }

    private static Meaning memberAdded(String scope) {
        return new Meaning(
                PRIVILEGE_ESCALATION, MEDIUM, "A member was added to a %s group".formatted(scope));
    }

    private static Meaning change(String title) {
        return new Meaning(CONFIGURATION_CHANGE, MEDIUM, title);
    }
}

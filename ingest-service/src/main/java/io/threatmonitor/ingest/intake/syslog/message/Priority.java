package io.threatmonitor.ingest.intake.syslog.message;

import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.ingest.intake.Severities;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * PRI (RFC 5424 section 6.2.1): what kind of program speaks, and how urgently.
 *
 * @param facility 0 to 23, table 1
 * @param level 0 (emergency) to 7 (debug), table 2
 */
record Priority(int facility, int level) {

    private static final int AUTH = 4;
    private static final int AUTHPRIV = 10;
    private static final int HIGHEST = 191;
    private static final int LEVELS = 8;

    /** By their usual names, which syslog.h gives. */
    private static final List<String> FACILITIES =
            List.of(
                    "kern",
                    "user",
                    "mail",
                    "daemon",
                    "auth",
                    "syslog",
                    "lpr",
                    "news",
                    "uucp",
                    "cron",
                    "authpriv",
                    "ftp",
                    "ntp",
                    "audit",
                    "alert",
                    "clock",
                    "local0",
                    "local1",
                    "local2",
                    "local3",
                    "local4",
                    "local5",
                    "local6",
                    "local7");

    private static final List<String> LEVEL_NAMES =
            List.of("emerg", "alert", "crit", "err", "warning", "notice", "info", "debug");

    /**
     * @param digits at most three
     * @return null for a number that is no priority
     */
    static @Nullable Priority of(String digits) {
        int value = Integer.parseInt(digits);
        return value > HIGHEST ? null : new Priority(value / LEVELS, value % LEVELS);
    }

    String facilityName() {
        return FACILITIES.get(facility);
    }

    String levelName() {
        return LEVEL_NAMES.get(level);
    }

    Severity severity() {
        return Severities.ofSyslog(level);
    }

    boolean isOfLogins() {
        return facility == AUTH || facility == AUTHPRIV;
    }
}

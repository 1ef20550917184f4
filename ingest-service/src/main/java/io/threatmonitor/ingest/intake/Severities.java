package io.threatmonitor.ingest.intake;

import io.threatmonitor.contracts.event.Severity;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** Reads the severities of other formats: their four or more levels become our four. */
public final class Severities {

    private Severities() {}

    /**
     * The severity that a word stands for, in any case: ours, those of syslog (RFC 5424 section
     * 6.2.1, table 2), and what loggers call theirs.
     *
     * @return null for a word that is none of them
     */
    public static @Nullable Severity named(@Nullable String word) {
        if (word == null) {
            return null;
        }
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "low",
                    "trace",
                    "debug",
                    "info",
                    "information",
                    "informational",
                    "notice",
                    "none" ->
                    Severity.LOW;
            case "medium", "moderate", "warn", "warning" -> Severity.MEDIUM;
            case "high", "err", "error", "severe" -> Severity.HIGH;
            case "critical", "crit", "alert", "emerg", "emergency", "panic", "fatal" ->
                    Severity.CRITICAL;
            default -> null;
        };
    }

    /**
     * The severity of a syslog message.
     *
     * @param code 0 (emergency) to 7 (debug), RFC 5424 section 6.2.1, table 2
     */
    public static Severity ofSyslog(int code) {
        return switch (code) {
            case 0, 1, 2 -> Severity.CRITICAL;
            case 3 -> Severity.HIGH;
            case 4 -> Severity.MEDIUM;
            default -> Severity.LOW;
        };
    }
}

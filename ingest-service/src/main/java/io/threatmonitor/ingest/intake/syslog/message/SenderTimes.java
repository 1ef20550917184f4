package io.threatmonitor.ingest.intake.syslog.message;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads times as senders write them, often without a year or a zone. One that makes no sense, or
 * that no clock could show by now, is null, and the time of arrival stands in. Thread-safe.
 */
final class SenderTimes {

    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    /** RFC 3164 section 4.1.2, and where devices put year and zone. */
    private static final Pattern MONTH_FIRST =
            Pattern.compile(
                    "(?:(?<yearBefore>\\d{4}) )?"
                            + "(?<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
                            + " {1,2}(?<day>\\d{1,2})(?: (?<yearWithin>\\d{4}))?"
                            + " (?<clock>\\d\\d:\\d\\d:\\d\\d)(?:[.,](?<fraction>\\d{1,9}))?"
                            + "(?: (?<zone>UTC|GMT|[A-Z]{3,4}(?=:|$| \\d{4}(?: |$))))?"
                            + "(?: (?<yearAfter>\\d{4})(?= |$))?(?=[ :]|$)");

    /** RFC 3339, also with a blank for the T, and with no offset or one without a colon. */
    private static final Pattern YEAR_FIRST =
            Pattern.compile(
                    "(?<date>\\d{4}-\\d\\d-\\d\\d)[Tt ](?<clock>\\d\\d:\\d\\d:\\d\\d)"
                            + "(?:[.,](?<fraction>\\d{1,9}))?(?<offset>[Zz]|[+-]\\d\\d:?\\d\\d)?"
                            + "(?=[ :]|$)");

    private static final Pattern EPOCH = Pattern.compile("\\d{10}|\\d{13}");

    private static final List<String> YEAR_GROUPS =
            List.of("yearBefore", "yearWithin", "yearAfter");

    private static final DateTimeFormatter ZONE_NAME =
            DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

    private final Clock clock;
    private final ZoneId zone;
    private final Duration tolerance;

    /**
     * @param zone of senders that name none
     * @param tolerance how far a sender's clock may run ahead of ours
     */
    SenderTimes(Clock clock, ZoneId zone, Duration tolerance) {
        this.clock = clock;
        this.zone = zone;
        this.tolerance = tolerance;
    }

    /**
     * A time within a line.
     *
     * @param end the index behind it
     */
    record Found(String text, @Nullable Instant time, int end) {}

    /** The time that starts at {@code start}, or null where none does. */
    @Nullable Found at(String line, int start) {
        Matcher found = MONTH_FIRST.matcher(line).region(start, line.length());
        if (found.lookingAt()) {
            return new Found(found.group(), plausible(ofMonthFirst(found)), found.end());
        }
        found = YEAR_FIRST.matcher(line).region(start, line.length());
        return found.lookingAt()
                ? new Found(found.group(), plausible(ofYearFirst(found)), found.end())
                : null;
    }

    /** A time that is all of {@code text}, also in seconds or milliseconds since 1970. */
    @Nullable Instant read(String text) {
        if (EPOCH.matcher(text).matches()) {
            long number = Long.parseLong(text);
            return plausible(
                    text.length() == 10
                            ? Instant.ofEpochSecond(number)
                            : Instant.ofEpochMilli(number));
        }
        Found found = at(text, 0);
        return found != null && found.end() == text.length() ? found.time() : null;
    }

    /**
     * A time in the sender's own pattern, one of Java's.
     *
     * @return null where text or pattern makes no sense
     */
    @Nullable Instant read(String text, String pattern) {
        try {
            TemporalAccessor parsed =
                    DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).parse(text);
            ZoneId own = parsed.query(TemporalQueries.zone());
            return plausible(
                    LocalDate.from(parsed)
                            .atTime(LocalTime.from(parsed))
                            .atZone(own == null ? zone : own)
                            .toInstant());
        } catch (DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }

    private @Nullable Instant ofMonthFirst(Matcher found) {
        try {
            int month = MONTHS.indexOf(found.group("month")) / 3 + 1;
            int day = Integer.parseInt(found.group("day"));
            LocalTime time = time(found);
            ZoneId there = zoneNamed(found.group("zone"));
            for (String group : YEAR_GROUPS) {
                if (found.group(group) != null) {
                    int year = Integer.parseInt(found.group(group));
                    return LocalDate.of(year, month, day).atTime(time).atZone(there).toInstant();
                }
            }
            return withoutYear(month, day, time, there);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The last such day that is not in the future, as far as clocks agree on that. */
    private @Nullable Instant withoutYear(int month, int day, LocalTime time, ZoneId there) {
        Instant latest = latest();
        int year = latest.atZone(there).getYear();
        for (int candidate : List.of(year, year - 1)) {
            if (day <= LocalDate.of(candidate, month, 1).lengthOfMonth()) {
                Instant instant =
                        LocalDate.of(candidate, month, day).atTime(time).atZone(there).toInstant();
                if (!instant.isAfter(latest)) {
                    return instant;
                }
            }
        }
        return null;
    }

    private @Nullable Instant ofYearFirst(Matcher found) {
        try {
            String offset = found.group("offset");
            return LocalDate.parse(found.group("date"))
                    .atTime(time(found))
                    .atZone(offset == null ? zone : ZoneOffset.of(offset.toUpperCase(Locale.ROOT)))
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static LocalTime time(Matcher found) {
        LocalTime time = LocalTime.parse(found.group("clock"));
        String fraction = found.group("fraction");
        return fraction == null
                ? time
                : time.withNano(Integer.parseInt((fraction + "00000000").substring(0, 9)));
    }

    /** {@code CST} and the like mean different zones to different people: Java's reading holds. */
    private ZoneId zoneNamed(@Nullable String name) {
        if (name == null) {
            return zone;
        }
        try {
            return ZoneId.from(ZONE_NAME.parse(name));
        } catch (DateTimeException e) {
            return zone;
        }
    }

    private @Nullable Instant plausible(@Nullable Instant time) {
        return time == null || time.isBefore(Instant.EPOCH) || time.isAfter(latest())
                ? null
                : time.truncatedTo(ChronoUnit.MICROS);
    }

    private Instant latest() {
        return clock.instant().plus(tolerance);
    }
}

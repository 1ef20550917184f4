package io.threatmonitor.alert.suppression;

import io.threatmonitor.alert.alerts.Span;

import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;

/**
 * The times at which something that recurs is in force (RFC 5545 sections 3.3.10 and 3.8.5.3).
 * Thread-safe.
 */
final class Windows {

    /** Anything more frequent is no recurrence but a disturbance. */
    private static final Set<Freq> RARE_ENOUGH =
            EnumSet.of(Freq.HOURLY, Freq.DAILY, Freq.WEEKLY, Freq.MONTHLY, Freq.YEARLY);

    /** More than each hour of a year. */
    private static final int MOST_WINDOWS = 10_000;

    private final String rule;
    private final Instant first;
    private final Duration length;
    private final ZoneId zone;

    /** What was asked last, since alerts come in the order of time. */
    private volatile Answer last = new Answer(new Span(Instant.MIN, Instant.MIN), false);

    private record Answer(Span span, boolean inForce) {}

    /**
     * @param first the {@code DTSTART}
     * @throws IllegalArgumentException with a sentence for whoever wrote the rule
     */
    Windows(Recurrence recurrence, Instant first) {
        this(recurrence.rule(), first, recurrence.duration(), recurrence.timeZone());
    }

    private Windows(String rule, Instant first, Duration length, ZoneId zone) {
        this.rule = rule;
        this.first = first.truncatedTo(ChronoUnit.SECONDS);
        this.length = length;
        this.zone = zone;
        if (!RARE_ENOUGH.contains(parse(rule).getFreq())) {
            throw new IllegalArgumentException("must be hourly or rarer");
        }
    }

    boolean include(Instant moment) {
        Answer answer = last;
        if (!answer.span().includes(moment)) {
            answer = answer(moment);
            last = answer;
        }
        return answer.inForce();
    }

    /**
     * The windows that begin before {@code to} and end after {@code from}, oldest first.
     *
     * @throws IllegalArgumentException when the rule leads nowhere, or too far
     */
    List<Span> between(Instant from, Instant to) {
        var windows = new ArrayList<Span>();
        var starts = startsAfter(from.minus(length));
        while (starts.hasNext() && starts.peekMillis() < to.toEpochMilli()) {
            if (windows.size() == MOST_WINDOWS) {
                throw new IllegalArgumentException("must not happen that often");
            }
            windows.add(window(starts.nextMillis()));
        }
        return windows;
    }

    /**
     * How long they last between the two times, all in all.
     *
     * @throws IllegalArgumentException as {@link #between}
     */
    Duration timeBetween(Instant from, Instant to) {
        Duration time = Duration.ZERO;
        Instant counted = from;
        for (Span window : between(from, to)) {
            Instant begin = window.from().isAfter(counted) ? window.from() : counted;
            Instant end = window.to().isBefore(to) ? window.to() : to;
            if (end.isAfter(begin)) { // otherwise one that overlaps it has been counted
                time = time.plus(Duration.between(begin, end));
                counted = end;
            }
        }
        return time;
    }

    /**
     * The same as if they had begun at {@code earlier} or before, and had no end: for what would
     * have been.
     */
    Windows since(Instant earlier) {
        RecurrenceRule endless = parse(rule);
        Freq frequency = endless.getFreq();
        int interval = endless.getInterval();
        endless.setUntil(null);
        ZonedDateTime start = first.atZone(zone);
        while (start.toInstant().isAfter(earlier)) {
            start = earlier(start, frequency, interval);
        }
        return new Windows(endless.toString(), start.toInstant(), length, zone);
    }

    /** By whole years where months differ in length, so that the day stays the same. */
    private static ZonedDateTime earlier(ZonedDateTime start, Freq frequency, int interval) {
        return switch (frequency) {
            case HOURLY -> start.minusHours(interval * 24L);
            case DAILY -> start.minusDays(interval);
            case WEEKLY -> start.minusWeeks(interval);
            default -> start.minusYears(interval);
        };
    }

    private Answer answer(Instant moment) {
        try {
            var starts = startsAfter(moment.minus(length));
            if (!starts.hasNext()) {
                return new Answer(new Span(moment, Instant.MAX), false);
            }
            Span next = window(starts.nextMillis());
            return next.includes(moment)
                    ? new Answer(next, true)
                    : new Answer(new Span(moment, next.from()), false);
        } catch (IllegalArgumentException e) {
            // the rule leads nowhere from here: what is in doubt is not hidden
            return new Answer(new Span(moment, moment.plus(length)), false);
        }
    }

    private RecurrenceRuleIterator startsAfter(Instant moment) {
        var starts = parse(rule).iterator(first.toEpochMilli(), TimeZone.getTimeZone(zone));
        starts.fastForward(moment.toEpochMilli());
        while (starts.hasNext() && starts.peekMillis() <= moment.toEpochMilli()) {
            starts.nextMillis();
        }
        return starts;
    }

    private Span window(long start) {
        Instant from = Instant.ofEpochMilli(start);
        return new Span(from, from.plus(length));
    }

    private static RecurrenceRule parse(String rule) {
        try {
            var parsed = new RecurrenceRule(rule, RfcMode.RFC5545_STRICT);
            if (parsed.hasPart(Part.RSCALE)) {
                throw new IllegalArgumentException("must not have RSCALE");
            }
            return parsed;
        } catch (InvalidRecurrenceRuleException e) {
            throw new IllegalArgumentException(
                    "is no recurrence rule (RFC 5545): " + e.getMessage(), e);
        }
    }
}

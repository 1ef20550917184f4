package io.threatmonitor.ingest.history;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A stretch of days that one query looks at. Most searches end within the first one; planning a
 * query over all days there are would take longer than that.
 *
 * @param from inclusive
 * @param to exclusive
 */
record DayWindow(Instant from, Instant to) {

    /** Divides days into stretches of 1, 2, 4, ... days from the newest on. */
    static List<DayWindow> newestFirst(
            List<LocalDate> newestFirst, @Nullable Instant from, @Nullable Instant to) {
        return growing(
                newestFirst.stream().filter(day -> touches(day, from, to)).toList(), from, to);
    }

    /** The same from the oldest on. */
    static List<DayWindow> oldestFirst(
            List<LocalDate> newestFirst, @Nullable Instant from, @Nullable Instant to) {
        var days =
                new ArrayList<>(
                        newestFirst.stream().filter(day -> touches(day, from, to)).toList());
        Collections.reverse(days);
        return growing(days, from, to);
    }

    private static List<DayWindow> growing(
            List<LocalDate> days, @Nullable Instant from, @Nullable Instant to) {
        var windows = new ArrayList<DayWindow>();
        int size = 1;
        for (int i = 0; i < days.size(); i += size / 2) {
            var group = days.subList(i, Math.min(days.size(), i + size));
            windows.add(cut(Collections.min(group), Collections.max(group), from, to));
            size *= 2;
        }
        return windows;
    }

    private static DayWindow cut(
            LocalDate first, LocalDate last, @Nullable Instant from, @Nullable Instant to) {
        Instant start = start(first);
        Instant end = start(last.plusDays(1));
        return new DayWindow(
                from != null && from.isAfter(start) ? from : start,
                to != null && to.isBefore(end) ? to : end);
    }

    private static boolean touches(LocalDate day, @Nullable Instant from, @Nullable Instant to) {
        return (from == null || start(day.plusDays(1)).isAfter(from))
                && (to == null || start(day).isBefore(to));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}

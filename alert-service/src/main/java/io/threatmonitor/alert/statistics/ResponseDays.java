package io.threatmonitor.alert.statistics;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The response times of each day. A day that is over never changes, so it is read once and then
 * known; only today is read each time. Thread-safe.
 */
@Repository
class ResponseDays {

    /** A day is over when the transactions that it began have ended, and clocks agree on it. */
    private static final Duration SETTLING = Duration.ofMinutes(10);

    private static final String CELLS =
            """
            select (at at time zone 'UTC')::date as day, kind,
                   case grouping(analyst, rule_id, severity)
                        when 7 then 'overall' when 3 then 'analyst' when 5 then 'rule' else 'severity' end
                       as dimension,
                   coalesce(analyst, rule_id, severity, '') as name,
                   floor(ln(greatest(seconds, 1)) / ln(:growth))::integer as bucket,
                   count(*) as alerts, sum(seconds) as seconds,
                   count(*) filter (where in_time) as in_time, count(*) filter (where not in_time) as late
            from alert_response
            where at >= :from and at < :to
            group by grouping sets ((1, kind, bucket), (1, kind, analyst, bucket), (1, kind, rule_id, bucket),
                                    (1, kind, severity, bucket))
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final NavigableMap<LocalDate, List<ResponseCell>> over = new ConcurrentSkipListMap<>();

    ResponseDays(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The cells of each day from {@code first} to {@code last}, inclusive. */
    NavigableMap<LocalDate, List<ResponseCell>> between(LocalDate first, LocalDate last) {
        var days = new TreeMap<LocalDate, List<ResponseCell>>();
        first.datesUntil(last.plusDays(1))
                .forEach(day -> {
                    List<ResponseCell> known = over.get(day);
                    if (known != null) {
                        days.put(day, known);
                    }
                });
        List<LocalDate> missing =
                first.datesUntil(last.plusDays(1)).filter(day -> !days.containsKey(day)).toList();
        if (!missing.isEmpty()) {
            days.putAll(read(missing.getFirst(), missing.getLast()));
        }
        over.headMap(last.minusDays(StatisticsController.MOST_DAYS)).clear();
        return days;
    }

    private Map<LocalDate, List<ResponseCell>> read(LocalDate first, LocalDate last) {
        var days = new TreeMap<LocalDate, List<ResponseCell>>();
        first.datesUntil(last.plusDays(1)).forEach(day -> days.put(day, new ArrayList<>()));
        var now = clock.instant();
        jdbc.sql(CELLS)
                .param("growth", WaitHistogram.GROWTH)
                .param("from", first.atStartOfDay().atOffset(ZoneOffset.UTC))
                .param("to", last.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC))
                .query(row -> {
                    List<ResponseCell> cells = days.get(row.getObject("day", LocalDate.class));
                    if (cells != null) {
                        cells.add(
                                new ResponseCell(
                                        constant(ResponseCell.Kind.class, row.getString("kind")),
                                        constant(
                                                ResponseCell.Dimension.class,
                                                row.getString("dimension")),
                                        row.getString("name"),
                                        row.getInt("bucket"),
                                        row.getLong("alerts"),
                                        row.getDouble("seconds"),
                                        row.getLong("in_time"),
                                        row.getLong("late")));
                    }
                });
        days.forEach((day, cells) -> {
            var end = day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
            if (now.isAfter(end.plus(SETTLING))) {
                over.put(day, List.copyOf(cells));
            }
        });
        return days;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    }
}

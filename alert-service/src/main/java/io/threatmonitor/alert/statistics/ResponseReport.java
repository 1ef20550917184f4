package io.threatmonitor.alert.statistics;

import io.threatmonitor.alert.statistics.ResponseCell.Kind;
import io.threatmonitor.alert.statistics.ResponseTimes.OfAnalyst;
import io.threatmonitor.alert.statistics.ResponseTimes.OfDay;
import io.threatmonitor.alert.statistics.ResponseTimes.OfRule;
import io.threatmonitor.alert.statistics.ResponseTimes.Waits;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/** Adds up the cells of days. */
final class ResponseReport {

    private final Sums overall = new Sums();
    private final Map<String, Sums> analysts = new HashMap<>();
    private final Map<String, Sums> rules = new HashMap<>();
    private final List<OfDay> days = new ArrayList<>();

    private ResponseReport() {}

    static ResponseTimes of(NavigableMap<LocalDate, List<ResponseCell>> days) {
        var report = new ResponseReport();
        days.forEach(report::add);
        return new ResponseTimes(
                days.firstKey(),
                days.lastKey(),
                report.overall.waits(),
                report.days,
                busiestFirst(report.analysts).stream()
                        .map(entry -> new OfAnalyst(entry.getKey(), entry.getValue().waits()))
                        .toList(),
                busiestFirst(report.rules).stream()
                        .map(entry -> new OfRule(entry.getKey(), entry.getValue().waits()))
                        .toList());
    }

    private void add(LocalDate day, List<ResponseCell> cells) {
        var ofDay = new Sums();
        for (ResponseCell cell : cells) {
            switch (cell.dimension()) {
                case OVERALL -> {
                    ofDay.add(cell);
                    overall.add(cell);
                }
                case ANALYST -> analysts.computeIfAbsent(cell.name(), name -> new Sums()).add(cell);
                case RULE -> rules.computeIfAbsent(cell.name(), name -> new Sums()).add(cell);
                case SEVERITY -> {} // for ServiceLevels
            }
        }
        days.add(new OfDay(day, ofDay.waits()));
    }

    private static List<Map.Entry<String, Sums>> busiestFirst(Map<String, Sums> sums) {
        return sums.entrySet().stream()
                .sorted(
                        Comparator.comparingLong((Map.Entry<String, Sums> entry) ->
                                        entry.getValue().alerts())
                                .reversed()
                                .thenComparing(Map.Entry::getKey))
                .toList();
    }

    /** The cells of one day, analyst or rule. */
    private static final class Sums {

        private final Map<Kind, WaitHistogram> byKind = new EnumMap<>(Kind.class);

        void add(ResponseCell cell) {
            histogram(cell.kind()).add(cell.bucket(), cell.alerts(), cell.seconds());
        }

        long alerts() {
            return byKind.values().stream().mapToLong(WaitHistogram::count).sum();
        }

        Waits waits() {
            return new Waits(
                    histogram(Kind.ACKNOWLEDGED).summary(), histogram(Kind.RESOLVED).summary());
        }

        private WaitHistogram histogram(Kind kind) {
            return byKind.computeIfAbsent(kind, wanted -> new WaitHistogram());
        }
    }
}

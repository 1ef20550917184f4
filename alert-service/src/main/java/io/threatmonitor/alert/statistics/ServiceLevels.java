package io.threatmonitor.alert.statistics;

import io.threatmonitor.alert.statistics.ResponseCell.Dimension;
import io.threatmonitor.alert.statistics.ResponseCell.Kind;
import io.threatmonitor.alert.statistics.ServiceLevel.KeptShare;
import io.threatmonitor.contracts.event.Severity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** Says of each severity how many alerts were acknowledged and resolved in time. */
final class ServiceLevels {

    private ServiceLevels() {}

    /**
     * @param days the cells of each day
     */
    static List<ServiceLevel> of(Collection<List<ResponseCell>> days, List<OverdueAlerts> overdue) {
        List<ResponseCell> cells =
                days.stream()
                        .flatMap(List::stream)
                        .filter(cell -> cell.dimension() == Dimension.SEVERITY)
                        .toList();
        var levels = new ArrayList<ServiceLevel>();
        for (Severity severity : Arrays.asList(Severity.values()).reversed()) {
            levels.add(
                    new ServiceLevel(
                            severity,
                            share(
                                    of(cells, severity, Kind.ACKNOWLEDGED),
                                    of(overdue, severity, OverdueAlerts::unacknowledged)),
                            share(
                                    of(cells, severity, Kind.RESOLVED),
                                    of(overdue, severity, OverdueAlerts::unresolved))));
        }
        return levels;
    }

    private static KeptShare share(List<ResponseCell> cells, long overdue) {
        return KeptShare.of(
                cells.stream().mapToLong(ResponseCell::inTime).sum(),
                cells.stream().mapToLong(ResponseCell::late).sum(),
                overdue);
    }

    private static List<ResponseCell> of(List<ResponseCell> cells, Severity severity, Kind kind) {
        String name = severity.name().toLowerCase(Locale.ROOT);
        return cells.stream()
                .filter(cell -> cell.kind() == kind && cell.name().equals(name))
                .toList();
    }

    private static long of(
            List<OverdueAlerts> overdue, Severity severity, ToLongFunction<OverdueAlerts> count) {
        return overdue.stream().filter(some -> some.severity() == severity).mapToLong(count).sum();
    }
}

package io.threatmonitor.benchmarks.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Figures in rows, the first column of which says what they are. */
public record Table(List<String> header, List<List<String>> rows) {

    public Table {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
        for (var row : rows) {
            if (row.size() != header.size()) {
                throw new IllegalArgumentException("A row does not fit the header: " + row);
            }
        }
    }

    /** In Markdown, aligned so that it reads well in a terminal too. */
    public String toMarkdown() {
        var lines = Stream.concat(Stream.of(header, rule()), rows.stream());
        return lines.map(this::line).collect(Collectors.joining("\n", "", "\n"));
    }

    private List<String> rule() {
        return IntStream.range(0, header.size())
                .mapToObj(column -> "-".repeat(width(column) - 1) + (column == 0 ? "-" : ":"))
                .toList();
    }

    private String line(List<String> row) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> padded(row.get(column), column))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private String padded(String cell, int column) {
        String space = " ".repeat(width(column) - cell.length());
        return column == 0 ? cell + space : space + cell;
    }

    private int width(int column) {
        return Stream.concat(Stream.of(header), rows.stream())
                .mapToInt(row -> row.get(column).length())
                .reduce(2, Math::max);
    }
}

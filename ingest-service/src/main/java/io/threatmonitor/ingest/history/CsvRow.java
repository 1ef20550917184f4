package io.threatmonitor.ingest.history;

import static java.util.stream.Collectors.joining;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.event.SecurityEvent;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.stream.Stream;

/** One event as a line of CSV (RFC 4180). */
final class CsvRow {

    static final String HEADER =
            "id,received_at,occurred_at,sensor_id,source_name,event_type,severity,description,"
                    + "ip_address,country_code,format,attributes\r\n";

    /** What makes a spreadsheet take a cell for a formula (OWASP, "CSV Injection"). */
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private CsvRow() {}

    static String of(String document) {
        var event = WireJson.MAPPER.readValue(document, SecurityEvent.class);
        return Stream.of(
                                event.id(),
                                event.receivedAt(),
                                event.occurredAt(),
                                event.sensorId(),
                                event.sourceName(),
                                EventHistory.nameOf(event.eventType()),
                                EventHistory.nameOf(event.severity()),
                                event.description(),
                                text(event.ipAddress()),
                                text(event.geo() == null ? null : event.geo().countryCode()),
                                event.format(),
                                WireJson.MAPPER.writeValueAsString(event.attributes()))
                        .map(value -> cell(value.toString()))
                        .collect(joining(","))
                + "\r\n";
    }

    static String cell(String value) {
        String harmless =
                !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0
                        ? "'" + value
                        : value;
        boolean plain = harmless.chars().noneMatch(c -> "\",\r\n".indexOf(c) >= 0);
        return plain ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}

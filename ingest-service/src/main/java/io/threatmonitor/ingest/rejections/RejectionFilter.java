package io.threatmonitor.ingest.rejections;

import static java.util.stream.Collectors.joining;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.kit.api.ApiException;
import io.threatmonitor.kit.api.Cursor;
import io.threatmonitor.kit.api.PageRequest;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which rejected events are asked for; what is null asks for all.
 *
 * @param field one that an error names
 * @param reason a part of an error's message, in any case
 * @param from the earliest time of arrival, inclusive
 * @param to the latest time of arrival, exclusive
 */
record RejectionFilter(
        @Nullable RejectionStatus status,
        @Nullable String sensorId,
        @Nullable String format,
        @Nullable String field,
        @Nullable String reason,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** RFC 3339 section 1: years have four digits. */
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    /**
     * @throws ApiException {@code validation_failed} for times and texts that PostgreSQL has not
     */
    RejectionFilter {
        checkTime("from", from);
        checkTime("to", to);
        checkText("sensor_id", sensorId);
        checkText("format", format);
        checkText("field", field);
        checkText("reason", reason);
    }

    /** The {@code where} clause of everything that matches. */
    Conditions conditions() {
        var conditions = new Conditions();
        if (status != null) {
            conditions.add("status = :status", "status", status.wireName());
        }
        if (sensorId != null) {
            conditions.add("sensor_id = :sensor", "sensor", sensorId);
        }
        if (format != null) {
            conditions.add("format = :format", "format", format);
        }
        if (field != null) {
            String error = WireJson.MAPPER.writeValueAsString(List.of(Map.of("field", field)));
            conditions.add("errors @> :error::jsonb", "error", error);
        }
        if (reason != null) {
            conditions.add(
                    """
                    exists (select from jsonb_array_elements(errors) as error
                            where strpos(lower(error ->> 'message'), lower(:reason)) > 0)
                    """,
                    "reason",
                    reason);
        }
        if (from != null) {
            conditions.add("received_at >= :from", "from", from.atOffset(ZoneOffset.UTC));
        }
        if (to != null) {
            conditions.add("received_at < :to", "to", to.atOffset(ZoneOffset.UTC));
        }
        return conditions;
    }

    /** The same, of one page. */
    Conditions conditions(PageRequest page) {
        var conditions = conditions();
        Cursor cursor = page.cursor();
        if (cursor != null) {
            checkTime("cursor", cursor.at());
            conditions.add(
                    "(received_at, id) %s (:at, :last)".formatted(page.towardsNewer() ? ">" : "<"),
                    "at",
                    cursor.at().atOffset(ZoneOffset.UTC));
            conditions.params().put("last", cursor.id());
        }
        return conditions;
    }

    private static void checkTime(String name, @Nullable Instant time) {
        if (time != null && (time.isBefore(Instant.EPOCH) || time.isAfter(END))) {
            throw ApiException.invalid(name, "must be between the years 1970 and 9999");
        }
    }

    private static void checkText(String name, @Nullable String text) {
        if (text != null && text.indexOf(0) >= 0) {
            throw ApiException.invalid(name, "must not contain NUL characters");
        }
    }

    /** Texts that hold together with {@code and}, and the values of their parameters. */
    record Conditions(List<String> texts, Map<String, Object> params) {

        Conditions() {
            this(new ArrayList<>(), new LinkedHashMap<>());
        }

        void add(String text, String param, Object value) {
            texts.add(text);
            params.put(param, value);
        }

        String where() {
            return Stream.concat(Stream.of("true"), texts.stream())
                    .collect(joining(" and ", " where ", ""));
        }
    }
}

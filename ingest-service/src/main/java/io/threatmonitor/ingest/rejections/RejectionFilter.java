package io.threatmonitor.ingest.rejections;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.kit.api.ApiException;
import io.threatmonitor.kit.api.KnownTimes;
import io.threatmonitor.kit.postgres.Where;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

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

    /**
     * @throws ApiException {@code validation_failed} for times and texts that PostgreSQL has not
     */
    RejectionFilter {
        KnownTimes.check("from", from);
        KnownTimes.check("to", to);
        checkText("sensor_id", sensorId);
        checkText("format", format);
        checkText("field", field);
        checkText("reason", reason);
    }

    /** The {@code where} clause of everything that matches. */
    Where where() {
        return new Where()
                .is("status", status == null ? null : status.wireName())
                .is("sensor_id", sensorId)
                .is("format", format)
                .and("errors @> :error::jsonb", "error", field == null ? null : errorIn(field))
                .and(
                        """
                        exists (select from jsonb_array_elements(errors) as error
                                where strpos(lower(error ->> 'message'), lower(:reason)) > 0)
                        """,
                        "reason",
                        reason)
                .and("received_at >= :from", "from", from)
                .and("received_at < :to", "to", to);
    }

    private static String errorIn(String field) {
        return WireJson.MAPPER.writeValueAsString(List.of(Map.of("field", field)));
    }

    private static void checkText(String name, @Nullable String text) {
        if (text != null && text.indexOf(0) >= 0) {
            throw ApiException.invalid(name, "must not contain NUL characters");
        }
    }
}

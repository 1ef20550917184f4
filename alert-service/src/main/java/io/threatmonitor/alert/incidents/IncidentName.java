package io.threatmonitor.alert.incidents;

import io.threatmonitor.kit.api.ApiException;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * How a caller names an incident: by id or by number.
 *
 * @param column of the table
 * @param value in that column
 */
record IncidentName(String column, Object value) {

    /** A UUID is as long as this (RFC 9562 section 4). */
    private static final int UUID_LENGTH = 36;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /**
     * @throws ApiException {@code not_found} where {@code text} names nothing
     */
    static IncidentName of(String text) {
        return parse(text).orElseThrow(IncidentName::noSuchIncident);
    }

    static Optional<IncidentName> parse(String text) {
        if (NUMBER.matcher(text).matches()) {
            return Optional.of(new IncidentName("number", Long.parseLong(text)));
        }
        try {
            return text.length() == UUID_LENGTH
                    ? Optional.of(new IncidentName("id", UUID.fromString(text)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static ApiException noSuchIncident() {
        return ApiException.notFound("incident");
    }
}

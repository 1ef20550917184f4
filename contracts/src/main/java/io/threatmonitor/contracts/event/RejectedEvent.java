package io.threatmonitor.contracts.event;

import io.threatmonitor.contracts.CloudEvents;
import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * What a sender sent and the platform did not take. On its topic the value is the original as it
 * is, which may be anything; everything else stands in headers.
 *
 * @param id of the rejection: the sender's own id, if there was one, is in the original
 * @param sourceName null where nothing of the original could be read
 * @param format the wire format, such as {@code native}
 * @param errors what its sender was told
 * @param originalSize in bytes
 * @param original the beginning of it, where it is longer than what is kept
 */
@SuppressWarnings("ArrayRecordComponent") // a transport value, never compared
public record RejectedEvent(
        UUID id,
        Instant receivedAt,
        String sensorId,
        @Nullable String sourceName,
        String format,
        List<FieldError> errors,
        long originalSize,
        byte[] original) {

    // Extensions have names of letters and digits: CloudEvents 1.0.2, "Attribute Naming
    // Convention".
    private static final String SENSOR_ID = "ce_sensorid";
    private static final String FORMAT = "ce_format";
    private static final String ORIGINAL_SIZE = "ce_originalsize";
    private static final String ERRORS = "ce_errors";

    public RejectedEvent {
        errors = List.copyOf(errors);
    }

    /** Rejections of the same source keep their order. */
    public String key() {
        return sourceName == null ? sensorId : sourceName;
    }

    /** All headers but those that every record has. */
    public Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        if (sourceName != null) {
            headers.put(CloudEvents.SUBJECT, sourceName);
        }
        headers.put(SENSOR_ID, sensorId);
        headers.put(FORMAT, format);
        headers.put(ORIGINAL_SIZE, String.valueOf(originalSize));
        headers.put(ERRORS, WireJson.MAPPER.writeValueAsString(errors));
        return headers;
    }

    /**
     * @param headers the text of the header of a name, null where there is none
     * @throws IllegalArgumentException when a header is missing or wrong
     * @throws tools.jackson.core.JacksonException when the errors are not as they should be
     */
    public static RejectedEvent of(Function<String, @Nullable String> headers, byte[] original) {
        try {
            return new RejectedEvent(
                    UUID.fromString(required(headers, CloudEvents.ID)),
                    Instant.parse(required(headers, CloudEvents.TIME)),
                    required(headers, SENSOR_ID),
                    headers.apply(CloudEvents.SUBJECT),
                    required(headers, FORMAT),
                    List.of(
                            WireJson.MAPPER.readValue(
                                    required(headers, ERRORS), FieldError[].class)),
                    Long.parseLong(required(headers, ORIGINAL_SIZE)),
                    original);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String required(Function<String, @Nullable String> headers, String name) {
        String text = headers.apply(name);
        if (text == null) {
            throw new IllegalArgumentException("The header " + name + " is missing");
        }
        return text;
    }
}

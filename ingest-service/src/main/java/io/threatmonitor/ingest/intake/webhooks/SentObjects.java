package io.threatmonitor.ingest.intake.webhooks;

import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.ingest.intake.IntakeProperties;
import io.threatmonitor.ingest.intake.Submission;
import io.threatmonitor.kit.api.ApiException;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a body of one JSON object, an array of them, or a line for each. */
@Component
final class SentObjects {

    /**
     * What was in the place of one object.
     *
     * @param fields null where there was no JSON object
     */
    record Sent(@Nullable Fields fields, Submission.Original original) {}

    private final JsonMapper mapper;

    SentObjects(IntakeProperties properties) {
        var constraints =
                StreamReadConstraints.builder()
                        .maxNestingDepth(properties.maxDepth())
                        .maxStringLength((int) properties.maxBody().toBytes())
                        .build();
        var factory = JsonFactory.builder().streamReadConstraints(constraints).build();
        this.mapper =
                JsonMapper.builder(factory)
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .build();
    }

    /**
     * A line that is no JSON object leaves the others as they are.
     *
     * @throws ApiException {@code malformed_request} when there is no JSON object in {@code body}
     */
    List<Sent> read(byte[] body) {
        Object whole = value(body);
        List<Sent> sent = whole == null ? lines(body) : values(whole, body);
        if (sent.stream().allMatch(one -> one.fields() == null)) {
            throw ApiException.of(
                    ErrorCode.MALFORMED_REQUEST,
                    "The body must be a JSON object, an array of objects, or one object on each"
                            + " line, without duplicate names and not nested too deeply");
        }
        return sent;
    }

    /** Null where {@code body} is not one JSON object. */
    @Nullable Fields readOne(byte[] body) {
        return object(value(body));
    }

    byte[] written(Fields fields) {
        return mapper.writeValueAsBytes(fields.all());
    }

    private List<Sent> values(Object whole, byte[] body) {
        return whole instanceof List<?> array
                ? array.stream()
                        .map(value ->
                                new Sent(object(value), () -> mapper.writeValueAsBytes(value)))
                        .toList()
                : List.of(new Sent(object(whole), () -> body));
    }

    private List<Sent> lines(byte[] body) {
        var sent = new ArrayList<Sent>();
        new String(body, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> {
                    byte[] original = line.getBytes(StandardCharsets.UTF_8);
                    sent.add(new Sent(object(value(original)), () -> original));
                });
        return sent;
    }

    private @Nullable Object value(byte[] json) {
        try {
            return mapper.readValue(json, Object.class);
        } catch (JacksonException e) {
            return null;
        }
    }

    private static @Nullable Fields object(@Nullable Object value) {
        return value instanceof Map<?, ?> ? Fields.of(value) : null;
    }
}

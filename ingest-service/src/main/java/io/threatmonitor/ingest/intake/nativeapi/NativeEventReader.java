package io.threatmonitor.ingest.intake.nativeapi;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.ingest.intake.IntakeProperties;
import io.threatmonitor.ingest.intake.Submission;

import org.springframework.stereotype.Component;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads one event in the platform's own format: a JSON object (RFC 8259). */
@Component
final class NativeEventReader {

    static final String FORMAT = "native";

    private final JsonMapper mapper;
    private final int maxDepth;

    NativeEventReader(IntakeProperties properties) {
        this.maxDepth = properties.maxDepth();
        this.mapper = strictMapper(properties);
    }

    /** Reads an event that is the whole of a request. */
    Submission read(byte[] body) {
        return readItem(Excerpt.ofAll(body));
    }

    /** Reads an event that has neighbours, which its being no JSON object must not concern. */
    Submission readItem(Excerpt item) {
        try {
            return NativeEventFields.submission(object(item), mapper, item);
        } catch (UnreadableEventException e) {
            return Submission.unreadable(FORMAT, String.valueOf(e.getMessage()), item);
        }
    }

    private ObjectNode object(Excerpt text) throws UnreadableEventException {
        try {
            JsonNode root = mapper.readTree(text.source(), text.offset(), text.length());
            if (root instanceof ObjectNode object) {
                return object;
            }
        } catch (StreamConstraintsException e) {
            throw new UnreadableEventException(
                    "is nested deeper than %d levels or holds a number that is too long"
                            .formatted(maxDepth));
        } catch (JacksonException e) {
            throw new UnreadableEventException("is not valid JSON: " + e.getOriginalMessage());
        }
        throw new UnreadableEventException("must be one JSON object");
    }

    /** Unlike a consumer, which reads what a newer producer may say, it takes no unknown choice. */
    private static JsonMapper strictMapper(IntakeProperties properties) {
        var constraints =
                StreamReadConstraints.builder()
                        .maxNestingDepth(properties.maxDepth())
                        .maxStringLength((int) properties.maxBody().toBytes())
                        .build();
        var factory = JsonFactory.builder().streamReadConstraints(constraints).build();
        return WireJson.conventions(JsonMapper.builder(factory))
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .disable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}

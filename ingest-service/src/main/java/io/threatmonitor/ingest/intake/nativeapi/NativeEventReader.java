package io.threatmonitor.ingest.intake.nativeapi;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.ingest.intake.IntakeProperties;
import io.threatmonitor.ingest.intake.Submission;

import org.springframework.stereotype.Component;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** Reads one event in the platform's own format: a JSON object (RFC 8259). */
@Component
final class NativeEventReader {

    static final String FORMAT = "native";

    private final JsonMapper mapper;
    private final int maxDepth;

    NativeEventReader(IntakeProperties properties) {
        this.maxDepth = properties.maxDepth();
        this.mapper = boundedMapper(properties);
    }

    /** Reads an event that is the whole of a request. */
    Submission read(byte[] body) {
        return readItem(Excerpt.ofAll(body));
    }

    /** Reads an event that has neighbours, which its being no JSON object must not concern. */
    Submission readItem(Excerpt item) {
        try (var parser = mapper.createParser(item.source(), item.offset(), item.length())) {
            return read(parser, item);
        } catch (StreamConstraintsException e) {
            return unreadable(
                    "is nested deeper than %d levels or holds a number that is too long"
                            .formatted(maxDepth),
                    item);
        } catch (JacksonException e) {
            return unreadable("is not valid JSON: " + e.getOriginalMessage(), item);
        }
    }

    private Submission read(JsonParser parser, Excerpt item) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return unreadable("must be one JSON object", item);
        }
        Submission submission = NativeEventFields.submission(parser, mapper, item);
        return parser.nextToken() == null
                ? submission
                : unreadable("must be one JSON object", item);
    }

    private static Submission unreadable(String message, Excerpt item) {
        return Submission.unreadable(FORMAT, message, item);
    }

    private static JsonMapper boundedMapper(IntakeProperties properties) {
        var constraints =
                StreamReadConstraints.builder()
                        .maxNestingDepth(properties.maxDepth())
                        .maxStringLength((int) properties.maxBody().toBytes())
                        .build();
        var factory =
                JsonFactory.builder()
                        .streamReadConstraints(constraints)
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build();
        return WireJson.conventions(JsonMapper.builder(factory)).build();
    }
}

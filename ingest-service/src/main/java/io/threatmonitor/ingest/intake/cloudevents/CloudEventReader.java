package io.threatmonitor.ingest.intake.cloudevents;

import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.ingest.intake.IntakeProperties;
import io.threatmonitor.ingest.intake.Submission;
import io.threatmonitor.ingest.sensors.Sender;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads CloudEvents 1.0 in the three modes of the HTTP protocol binding 1.0.2 (section 3): each
 * becomes the envelope of the JSON format 1.0.2.
 */
@Component
final class CloudEventReader {

    /** HTTP protocol binding section 3.2: the type of one structured event. */
    static final String STRUCTURED = "application/cloudevents+json";

    /** HTTP protocol binding section 3.3. */
    static final String BATCH = "application/cloudevents-batch+json";

    private final JsonMapper mapper;

    CloudEventReader(IntakeProperties properties) {
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
     * @param headers the request's {@code ce-} headers, in lower case and without the prefix
     * @throws ApiException {@code malformed_request}, {@code unsupported_media_type}
     */
    List<Submission> read(
            byte[] body, @Nullable String contentType, Map<String, String> headers, Sender sender) {
        String type = mediaType(contentType);
        if (type.equals(BATCH)) {
            if (json(body) instanceof List<?> events) {
                return events.stream().map(event -> submission(event, sender)).toList();
            }
            throw malformed("A batch must be a JSON array of CloudEvents");
        }
        if (type.equals(STRUCTURED)) {
            return List.of(submission(json(body), sender));
        }
        if (type.startsWith("application/cloudevents")) {
            throw ApiException.of(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE, "CloudEvents are taken as JSON only");
        }
        return List.of(submission(binary(body, type, headers), sender));
    }

    private Submission submission(@Nullable Object envelope, Sender sender) {
        Submission.Original original = () -> mapper.writeValueAsBytes(envelope);
        return envelope instanceof Map<?, ?> members
                ? CloudEventMapping.submission(members, sender, original)
                : Submission.unreadable(CloudEventMapping.FORMAT, "is not a JSON object", original);
    }

    /** Section 3.1: the headers are the attributes, the body is the data. */
    private Map<String, @Nullable Object> binary(
            byte[] body, String type, Map<String, String> headers) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        headers.forEach((name, value) -> members.put(name, HeaderText.decoded(value)));
        if (!type.isEmpty()) {
            members.put("datacontenttype", type);
        }
        boolean json = type.isEmpty() || type.endsWith("/json") || type.endsWith("+json");
        if (body.length > 0) {
            members.put("data", json ? json(body) : new String(body, StandardCharsets.UTF_8));
        }
        return members;
    }

    private @Nullable Object json(byte[] body) {
        try {
            return mapper.readValue(body, Object.class);
        } catch (JacksonException e) {
            throw malformed("The body is not valid JSON: " + e.getOriginalMessage());
        }
    }

    private static String mediaType(@Nullable String contentType) {
        return contentType == null
                ? ""
                : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static ApiException malformed(String message) {
        return ApiException.of(ErrorCode.MALFORMED_REQUEST, message);
    }
}

package io.threatmonitor.ingest.intake.otlp;

import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.resource.v1.Resource;
import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.kit.api.ApiException;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What records have in common, converted once for all of them.
 *
 * @param resource its attributes
 * @param scope {@code name}, {@code version} and {@code attributes}, those that there are
 */
record Origin(Map<String, @Nullable Object> resource, Map<String, @Nullable Object> scope) {

    /** Every event gets a copy: what is said once must not become a thousand times as much. */
    private static final int MAX_BYTES = 64 * 1024;

    /**
     * @throws ApiException {@code payload_too_large}, {@code malformed_request}
     */
    static Origin of(Resource resource, AnyValues values) {
        requireFitting("resource", resource.getSerializedSize());
        try {
            return new Origin(values.map(resource.getAttributesList()), Map.of());
        } catch (UnreadableRecordException e) {
            throw malformed("resource " + e.getMessage());
        }
    }

    /**
     * @throws ApiException as above
     */
    Origin with(InstrumentationScope said, AnyValues values) {
        requireFitting("scope", said.getSerializedSize());
        var members = new LinkedHashMap<String, @Nullable Object>();
        if (!said.getName().isEmpty()) {
            members.put("name", said.getName());
        }
        if (!said.getVersion().isEmpty()) {
            members.put("version", said.getVersion());
        }
        if (said.getAttributesCount() > 0) {
            try {
                members.put("attributes", values.map(said.getAttributesList()));
            } catch (UnreadableRecordException e) {
                throw malformed("scope " + e.getMessage());
            }
        }
        return new Origin(resource, members);
    }

    /**
     * @throws ApiException {@code payload_too_large}
     */
    static void requireFitting(String what, int bytes) {
        if (bytes > MAX_BYTES) {
            throw ApiException.of(
                    ErrorCode.PAYLOAD_TOO_LARGE,
                    "A %s must have at most %,d bytes".formatted(what, MAX_BYTES));
        }
    }

    private static ApiException malformed(String message) {
        return ApiException.of(ErrorCode.MALFORMED_REQUEST, message);
    }
}

package io.threatmonitor.ingest.intake.otlp;

import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.ingest.intake.SenderJson;
import io.threatmonitor.kit.api.ApiException;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Walks through the JSON encoding. A record that cannot be read costs its neighbours nothing. */
final class JsonLogs implements SentLogs {

    private final SenderJson json;
    private final AnyValues values;
    private final Map<?, ?> request;

    /**
     * @throws ApiException {@code malformed_request} when {@code body} is not one JSON object
     */
    JsonLogs(byte[] body, SenderJson json, AnyValues values) {
        this.json = json;
        this.values = values;
        this.request = parsed(body, json);
    }

    @Override
    public void forEach(Consumer<SentRecord> each) {
        try {
            for (Object logs : list(request, "resourceLogs")) {
                ofResource(logs, each);
            }
        } catch (UnreadableRecordException e) {
            throw ApiException.of(
                    ErrorCode.MALFORMED_REQUEST,
                    "The body is not a valid ExportLogsServiceRequest: " + e.getMessage());
        }
    }

    private void ofResource(@Nullable Object logs, Consumer<SentRecord> each)
            throws UnreadableRecordException {
        var resource = JsonMessages.resource(JsonMessage.of(logs).get("resource"));
        Origin origin = Origin.of(resource, values);
        for (Object scoped : list(logs, "scopeLogs")) {
            ofScope(scoped, origin, each);
        }
    }

    private void ofScope(@Nullable Object logs, Origin resource, Consumer<SentRecord> each)
            throws UnreadableRecordException {
        var scope = JsonMessages.scope(JsonMessage.of(logs).get("scope"));
        Origin origin = resource.with(scope, values);
        for (Object value : list(logs, "logRecords")) {
            each.accept(
                    new SentRecord(
                            origin, () -> JsonMessages.logRecord(value), () -> json.bytes(value)));
        }
    }

    private static List<?> list(@Nullable Object message, String name)
            throws UnreadableRecordException {
        return JsonMessage.of(message).list(name);
    }

    private static Map<?, ?> parsed(byte[] body, SenderJson json) {
        try (JsonParser parser = json.parser(body)) {
            if (parser.nextToken() == JsonToken.START_OBJECT
                    && json.value(parser) instanceof Map<?, ?> object
                    && parser.nextToken() == null) {
                return object;
            }
        } catch (JacksonException e) {
            throw ApiException.of(
                    ErrorCode.MALFORMED_REQUEST,
                    "The body is not valid JSON: " + e.getOriginalMessage());
        }
        throw ApiException.of(
                ErrorCode.MALFORMED_REQUEST, "The body must be one JSON object and nothing else");
    }
}

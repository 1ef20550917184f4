package io.threatmonitor.ingest.intake.elastic;

import io.threatmonitor.ingest.intake.SenderJson;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.core.JacksonException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads the actions of a bulk request, all of them before anything is done, as Elasticsearch does:
 * a request that is not well formed has no effect. Documents are only looked for, not read.
 */
@Component
final class BulkReader {

    /** So many answers fit in memory; more in 10 MB would be of less than 200 bytes each. */
    static final int MOST_OPERATIONS = 50_000;

    /** Senders may leave the name of the index to a server that has one for it. */
    private static final String NO_INDEX = "events";

    private final SenderJson json;

    BulkReader(SenderJson json) {
        this.json = json;
    }

    /**
     * @param index of the path, which an action may override
     * @throws ElasticException with status 400 when it is not well formed, 413 for too many actions
     */
    List<BulkOperation> read(byte[] body, @Nullable String index) {
        if (body.length == 0) {
            throw new ElasticException(
                    new ElasticError(400, "parse_exception", "request body is required"));
        }
        if (body[body.length - 1] != '\n') {
            throw malformed("The bulk request must be terminated by a newline [\\n]");
        }
        var operations = new Reading(body, index == null ? NO_INDEX : index).operations();
        if (operations.isEmpty()) {
            throw new ElasticException(
                    new ElasticError(
                            400,
                            "action_request_validation_exception",
                            "Validation Failed: 1: no requests added;"));
        }
        return operations;
    }

    private static ElasticException malformed(String reason) {
        return new ElasticException(ElasticError.illegalArgument(reason));
    }

    /** Goes through one body, line by line. */
    private final class Reading {

        private final byte[] body;
        private final String defaultIndex;
        private final List<BulkOperation> operations = new ArrayList<>();
        private int line;
        private int start;
        private int end = -1;

        Reading(byte[] body, String defaultIndex) {
            this.body = body;
            this.defaultIndex = defaultIndex;
        }

        List<BulkOperation> operations() {
            while (nextLine()) {
                if (!isBlank()) {
                    addOperation();
                }
            }
            return operations;
        }

        private void addOperation() {
            if (operations.size() == MOST_OPERATIONS) {
                throw new ElasticException(
                        new ElasticError(
                                413,
                                "status_exception",
                                "A request has at most %,d actions".formatted(MOST_OPERATIONS)));
            }
            var named = onlyEntry(action());
            BulkAction action = BulkAction.named(String.valueOf(named.getKey()));
            if (action == null) {
                throw malformedLine(
                        "expected field [create], [delete], [index] or [update] but found [%s]"
                                .formatted(named.getKey()));
            }
            if (!(named.getValue() instanceof Map<?, ?> metadata)) {
                throw malformedLine("expected START_OBJECT after [%s]".formatted(action.word()));
            }
            String index = simple(metadata, "_index");
            String id = simple(metadata, "_id");
            boolean creates = "create".equals(simple(metadata, "op_type"));
            boolean hasSource = action.hasSource();
            if (hasSource && !nextLine()) {
                throw malformedLine("the action has no source line");
            }
            operations.add(
                    new BulkOperation(
                            creates && action == BulkAction.INDEX ? BulkAction.CREATE : action,
                            index == null ? defaultIndex : index,
                            id,
                            start,
                            hasSource ? end - start : 0));
        }

        private Map<?, ?> action() {
            try {
                Object value = json.onlyValue(body, start, end - start);
                if (value instanceof Map<?, ?> object) {
                    return object;
                }
            } catch (JacksonException e) {
                throw malformedLine("it is not valid JSON");
            }
            throw malformedLine("expected START_OBJECT");
        }

        private Map.Entry<?, ?> onlyEntry(Map<?, ?> object) {
            if (object.size() != 1) {
                throw malformedLine("expected one action but found [%d]".formatted(object.size()));
            }
            return object.entrySet().iterator().next();
        }

        private @Nullable String simple(Map<?, ?> metadata, String name) {
            return switch (metadata.get(name)) {
                case null -> null;
                case Map<?, ?> _, List<?> _ ->
                        throw malformedLine(
                                "expected a simple value for field [%s]".formatted(name));
                case Object value -> String.valueOf(value);
            };
        }

        private ElasticException malformedLine(String reason) {
            return malformed("Malformed action/metadata line [%d], %s".formatted(line, reason));
        }

        private boolean nextLine() {
            start = end + 1;
            if (start == body.length) {
                return false;
            }
            end = start;
            while (body[end] != '\n') { // the last byte is one
                end++;
            }
            line++;
            return true;
        }

        private boolean isBlank() {
            for (int i = start; i < end; i++) {
                if (body[i] != ' ' && body[i] != '\t' && body[i] != '\r') {
                    return false;
                }
            }
            return true;
        }
    }
}

package io.threatmonitor.ingest.intake.elastic;

import io.threatmonitor.ingest.intake.Acceptance;
import io.threatmonitor.ingest.intake.Acceptance.Accepted;
import io.threatmonitor.ingest.intake.Acceptance.Duplicate;
import io.threatmonitor.ingest.intake.Acceptance.Rejected;
import io.threatmonitor.ingest.intake.Acceptance.TooLarge;
import io.threatmonitor.ingest.intake.Acceptance.Unavailable;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How one operation ended, in Elasticsearch's words ("Bulk API", response body). Sequence numbers
 * mean nothing here: an event has one version, and a repeat of it counts as its second.
 */
record BulkItem(BulkOperation operation, Acceptance acceptance) {

    int status() {
        ElasticError error = error();
        if (error != null) {
            return error.status();
        }
        return acceptance instanceof Duplicate ? 200 : 201;
    }

    /** Null where the event is with the brokers, and the sender does not insist on being first. */
    @Nullable ElasticError error() {
        return switch (acceptance) {
            case Accepted _ -> null;
            case Duplicate _ -> operation.action() == BulkAction.CREATE ? conflict() : null;
            case Rejected rejected -> rejection(rejected);
            case TooLarge() ->
                    new ElasticError(
                            413, "status_exception", "the document is larger than brokers take");
            case Unavailable _ ->
                    new ElasticError(
                            429,
                            "es_rejected_execution_exception",
                            "the brokers are away, try again");
        };
    }

    /** As it stands among {@code items}. */
    Map<String, Object> named() {
        var answer = result();
        answer.put("status", status());
        return Map.of(operation.action().word(), answer);
    }

    /** As the answer to a request with one document, unless it is an error. */
    Map<String, Object> result() {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("_index", operation.index());
        String id = id();
        if (id != null) {
            answer.put("_id", id);
        }
        ElasticError error = error();
        if (error != null) {
            answer.put("error", error.cause());
            return answer;
        }
        boolean repeated = acceptance instanceof Duplicate;
        answer.put("_version", repeated ? 2 : 1);
        answer.put("result", repeated ? "updated" : "created");
        answer.put("_shards", Map.of("total", 1, "successful", 1, "failed", 0));
        answer.put("_seq_no", 0);
        answer.put("_primary_term", 1);
        return answer;
    }

    private @Nullable String id() {
        if (operation.id() != null) {
            return operation.id();
        }
        return acceptance instanceof Accepted(var id) ? id.toString() : null;
    }

    private ElasticError conflict() {
        return new ElasticError(
                409,
                "version_conflict_engine_exception",
                "[%s]: version conflict, document already exists (current version [1])"
                        .formatted(operation.id()));
    }

    private ElasticError rejection(Rejected rejected) {
        return operation.action().addsADocument()
                ? new ElasticError(
                        400,
                        "document_parsing_exception",
                        "failed to parse: " + rejected.sentence())
                : ElasticError.illegalArgument(rejected.sentence());
    }
}

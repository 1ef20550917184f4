package io.threatmonitor.ingest.intake.elastic;

import io.threatmonitor.ingest.intake.FittedText;
import io.threatmonitor.ingest.intake.SenderJson;
import io.threatmonitor.ingest.intake.Submission;
import io.threatmonitor.ingest.intake.SubmittedEvent;
import io.threatmonitor.ingest.intake.WellKnownFields;
import io.threatmonitor.ingest.sensors.Sender;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.core.JacksonException;

import java.util.Arrays;
import java.util.Map;

/** Makes events of documents in the Elastic Common Schema, or in any other. Thread-safe. */
@Component
final class ElasticDocuments {

    static final String FORMAT = "elastic";

    private final SenderJson json;

    ElasticDocuments(SenderJson json) {
        this.json = json;
    }

    /**
     * @param body holds the document where {@code operation} says
     */
    Submission read(BulkOperation operation, byte[] body, Sender sender) {
        int end = operation.offset() + operation.length();
        Submission.Original original = () -> Arrays.copyOfRange(body, operation.offset(), end);
        if (!operation.action().addsADocument()) {
            return Submission.unreadable(
                    FORMAT, "is never changed: only index and create are taken", original);
        }
        try {
            return json.onlyValue(body, operation.offset(), operation.length())
                            instanceof Map<?, ?> document
                    ? Submission.of(FORMAT, event(operation, fieldsOf(document), sender), original)
                    : Submission.unreadable(FORMAT, "must be a JSON object", original);
        } catch (JacksonException e) {
            return Submission.unreadable(FORMAT, "is not valid JSON", original);
        }
    }

    private static SubmittedEvent event(
            BulkOperation operation, Map<String, @Nullable Object> document, Sender sender) {
        var known = new WellKnownFields(document);
        String said = known.description();
        return known.builder()
                .id(idOf(operation))
                .sourceName(FittedText.sourceName(sender, known.source()))
                .description(FittedText.description(said == null ? known.asJson() : said))
                .occurredAt(known.time())
                .build();
    }

    /** Two indices may hold different documents under the same id. */
    private static @Nullable String idOf(BulkOperation operation) {
        String id = operation.id();
        if (id == null || id.isEmpty()) {
            return id;
        }
        return FittedText.id(operation.index() + "/" + id);
    }

    @SuppressWarnings("unchecked") // names of JSON objects are text
    private static Map<String, @Nullable Object> fieldsOf(Map<?, ?> document) {
        return (Map<String, @Nullable Object>) document;
    }
}

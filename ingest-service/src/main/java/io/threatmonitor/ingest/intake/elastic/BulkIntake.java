package io.threatmonitor.ingest.intake.elastic;

import io.threatmonitor.ingest.intake.Acceptance;
import io.threatmonitor.ingest.intake.Acceptance.Unavailable;
import io.threatmonitor.ingest.intake.EventIntake;
import io.threatmonitor.ingest.intake.Submission;
import io.threatmonitor.ingest.sensors.Sender;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Hands documents to the intake, a chunk at a time. Thread-safe. */
@Component
final class BulkIntake {

    /** As many events as one call of {@link EventIntake} takes. */
    static final int CHUNK = 1_000;

    private final EventIntake intake;
    private final ElasticDocuments documents;

    BulkIntake(EventIntake intake, ElasticDocuments documents) {
        this.intake = intake;
        this.documents = documents;
    }

    /**
     * Once the brokers are away it tries no further: each chunk would wait for them again.
     *
     * @return how each operation ended, in their order
     */
    List<BulkItem> accept(List<BulkOperation> operations, byte[] body, Sender sender) {
        var items = new ArrayList<BulkItem>(operations.size());
        Acceptance away = null;
        for (int start = 0; start < operations.size(); start += CHUNK) {
            var chunk = operations.subList(start, Math.min(start + CHUNK, operations.size()));
            var acceptances =
                    away == null
                            ? intake.accept(submissions(chunk, body, sender), sender)
                            : Collections.nCopies(chunk.size(), away);
            for (int i = 0; i < chunk.size(); i++) {
                items.add(new BulkItem(chunk.get(i), acceptances.get(i)));
            }
            away = firstUnavailable(acceptances);
        }
        return items;
    }

    private List<Submission> submissions(
            List<BulkOperation> operations, byte[] body, Sender sender) {
        return operations.stream()
                .map(operation -> documents.read(operation, body, sender))
                .toList();
    }

    private static @Nullable Acceptance firstUnavailable(List<Acceptance> acceptances) {
        for (Acceptance acceptance : acceptances) {
            if (acceptance instanceof Unavailable) {
                return acceptance;
            }
        }
        return null;
    }
}

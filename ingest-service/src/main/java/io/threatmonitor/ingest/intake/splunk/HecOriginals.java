package io.threatmonitor.ingest.intake.splunk;

import io.threatmonitor.ingest.intake.OriginalReader;
import io.threatmonitor.ingest.intake.SenderJson;
import io.threatmonitor.ingest.intake.Submission;
import io.threatmonitor.ingest.sensors.Sender;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.core.JacksonException;

import java.util.Set;

/** An event of the collector is kept as one envelope, also one that came as a raw line. */
@Component
final class HecOriginals implements OriginalReader {

    private final SenderJson json;

    HecOriginals(SenderJson json) {
        this.json = json;
    }

    @Override
    public Set<String> formats() {
        return Set.of(HecBatch.FORMAT);
    }

    @Override
    public Submission read(String format, byte[] original, Sender sender) {
        Object value = onlyValueIn(original);
        HecProblem problem = HecEvent.problemOf(value);
        return problem == null
                ? Submission.of(
                        HecBatch.FORMAT,
                        HecEvent.of(HecBatch.asEnvelope(value), sender),
                        () -> original)
                : Submission.unreadable(HecBatch.FORMAT, problem.text(), () -> original);
    }

    /**
     * Null where there are more: a body that ends in broken JSON is kept as a whole, and what
     * stands before that was accepted.
     */
    private @Nullable Object onlyValueIn(byte[] original) {
        try {
            return json.onlyValue(original, 0, original.length);
        } catch (JacksonException e) {
            return null;
        }
    }
}

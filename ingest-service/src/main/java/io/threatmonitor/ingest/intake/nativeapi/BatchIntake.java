package io.threatmonitor.ingest.intake.nativeapi;

import io.threatmonitor.ingest.intake.EventIntake;
import io.threatmonitor.ingest.intake.IntakeProperties;
import io.threatmonitor.ingest.intake.Submission;
import io.threatmonitor.ingest.intake.nativeapi.JsonLines.Line;
import io.threatmonitor.ingest.sensors.Sender;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Hands many events of one request to the intake, a thousand at a time. */
@Component
final class BatchIntake {

    private static final int CHUNK = 1_000;

    private final NativeEventReader reader;
    private final EventIntake intake;
    private final int longestLine;

    BatchIntake(NativeEventReader reader, EventIntake intake, IntakeProperties properties) {
        this.reader = reader;
        this.intake = intake;
        this.longestLine = (int) properties.maxBody().toBytes();
    }

    /**
     * Takes the elements of an array.
     *
     * @param key what the sender calls the request; a repeat is known by it and by its items'
     *     places
     */
    BatchResult accept(List<Excerpt> elements, @Nullable String key, Sender sender) {
        var tally = BatchTally.ofArray();
        var lines = new ArrayList<Line>(elements.size());
        for (Excerpt element : elements) {
            lines.add(new Line(lines.size(), element, false));
        }
        for (int from = 0; from < lines.size(); from += CHUNK) {
            accept(lines.subList(from, Math.min(from + CHUNK, lines.size())), key, sender, tally);
        }
        return tally.result(elements.size());
    }

    /** The lines of a body that its sender has as a whole, and announces the length of. */
    JsonLines linesOfBody(InputStream in) {
        return JsonLines.ofBody(in, longestLine);
    }

    /** The lines of a body that goes on as long as its sender has something to say. */
    JsonLines linesOfStream(InputStream in) {
        return JsonLines.ofStream(in, longestLine);
    }

    /**
     * Takes lines. Once the brokers are away it reads no further.
     *
     * @param key as above, with the index of the line
     */
    BatchResult accept(JsonLines lines, @Nullable String key, Sender sender) throws IOException {
        var tally = BatchTally.ofStream();
        List<Line> chunk;
        do {
            chunk = lines.nextChunk();
            accept(chunk, key, sender, tally);
        } while (!chunk.isEmpty() && !tally.isUnsettled());
        return tally.result(lines.count());
    }

    private void accept(List<Line> chunk, @Nullable String key, Sender sender, BatchTally tally) {
        var submissions = new ArrayList<Submission>(chunk.size());
        for (Line line : chunk) {
            submissions.add(submission(line).identifiedBy(itemKey(key, line.index())));
        }
        var acceptances = intake.accept(submissions, sender);
        for (int i = 0; i < acceptances.size(); i++) {
            tally.add(chunk.get(i).index(), acceptances.get(i));
        }
    }

    private Submission submission(Line line) {
        return line.tooLong()
                ? Submission.unreadable(
                        NativeEventReader.FORMAT,
                        "must have at most %,d bytes".formatted(longestLine),
                        line.text())
                : reader.readItem(line.text());
    }

    private static @Nullable String itemKey(@Nullable String key, long index) {
        return key == null ? null : key + "#" + index;
    }
}

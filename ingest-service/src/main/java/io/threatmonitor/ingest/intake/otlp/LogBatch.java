package io.threatmonitor.ingest.intake.otlp;

import io.threatmonitor.ingest.intake.Acceptance;
import io.threatmonitor.ingest.intake.Acceptance.Accepted;
import io.threatmonitor.ingest.intake.Acceptance.Duplicate;
import io.threatmonitor.ingest.intake.Acceptance.Rejected;
import io.threatmonitor.ingest.intake.Acceptance.TooLarge;
import io.threatmonitor.ingest.intake.Acceptance.Unavailable;
import io.threatmonitor.ingest.intake.EventIntake;
import io.threatmonitor.ingest.intake.Submission;
import io.threatmonitor.ingest.sensors.Sender;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The records of one request on their way into the intake. */
final class LogBatch {

    static final String FORMAT = "otlp";

    /** As many events as one call of {@link EventIntake} takes. */
    private static final int CHUNK = 1_000;

    private final EventIntake intake;
    private final LogMapping mapping;
    private final Sender sender;
    private final List<Submission> waiting = new ArrayList<>();
    private int decided;
    private int rejected;
    private String firstRejection = "";
    private @Nullable Duration retryAfter;

    LogBatch(EventIntake intake, LogMapping mapping, Sender sender) {
        this.intake = intake;
        this.mapping = mapping;
        this.sender = sender;
    }

    /** Does nothing once the brokers are away: all of the request will come again. */
    void add(SentRecord sent) {
        if (retryAfter == null) {
            waiting.add(submission(sent));
            if (waiting.size() == CHUNK) {
                flush();
            }
        }
    }

    void flush() {
        if (!waiting.isEmpty()) {
            intake.accept(List.copyOf(waiting), sender).forEach(this::decide);
            waiting.clear();
        }
    }

    /** When the brokers could not take a part: the sender has to repeat the whole. */
    @Nullable Duration retryAfter() {
        return retryAfter;
    }

    int rejected() {
        return rejected;
    }

    /** What is wrong with the first record that was rejected, by its number from 0. */
    String firstRejection() {
        return firstRejection;
    }

    private Submission submission(SentRecord sent) {
        try {
            var event = mapping.event(sent.reading().record(), sent.origin(), sender);
            return Submission.of(FORMAT, event, sent.original());
        } catch (UnreadableRecordException e) {
            return Submission.unreadable(FORMAT, String.valueOf(e.getMessage()), sent.original());
        }
    }

    private void decide(Acceptance acceptance) {
        int number = decided++;
        switch (acceptance) {
            case Accepted _, Duplicate _ -> {}
            case Rejected wrong -> reject(number, wrong.sentence());
            case TooLarge() -> reject(number, "event is too large for the brokers");
            case Unavailable(var after) -> retryAfter = after;
        }
    }

    private void reject(int number, String why) {
        if (rejected++ == 0) {
            firstRejection = "Record %d: %s".formatted(number, why);
        }
    }
}

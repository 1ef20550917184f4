package io.threatmonitor.ingest.intake.splunk;

import io.threatmonitor.ingest.intake.Acceptance;
import io.threatmonitor.ingest.intake.Acceptance.Accepted;
import io.threatmonitor.ingest.intake.Acceptance.Duplicate;
import io.threatmonitor.ingest.intake.Acceptance.Rejected;
import io.threatmonitor.ingest.intake.Acceptance.TooLarge;
import io.threatmonitor.ingest.intake.Acceptance.Unavailable;
import io.threatmonitor.ingest.intake.EventIntake;
import io.threatmonitor.ingest.intake.SenderJson;
import io.threatmonitor.ingest.intake.Submission;
import io.threatmonitor.ingest.sensors.Sender;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The events of one request. Splunk stops at the first bad one; here only what is no JSON ends the
 * body, and the neighbours of any other bad event are taken.
 */
final class HecBatch {

    static final String FORMAT = "hec";
    private static final int CHUNK = 1000;

    private final EventIntake intake;
    private final SenderJson json;
    private final Sender sender;
    private final List<Submission> waiting = new ArrayList<>();
    private int size;
    private int decided;
    private @Nullable HecAnswer firstProblem;
    private @Nullable Duration retryAfter;

    HecBatch(EventIntake intake, SenderJson json, Sender sender) {
        this.intake = intake;
        this.json = json;
        this.sender = sender;
    }

    void add(@Nullable Object value) {
        HecProblem problem = HecEvent.problemOf(value);
        if (problem != null) {
            addUnreadable(problem, json.bytes(value));
        } else {
            addEvent(asEnvelope(value));
        }
    }

    void addEvent(Map<String, @Nullable Object> envelope) {
        add(Submission.of(FORMAT, HecEvent.of(envelope, sender), () -> json.bytes(envelope)));
    }

    void addUnreadable(HecProblem problem, byte[] original) {
        note(problem, size);
        add(Submission.unreadable(FORMAT, problem.text(), () -> original));
    }

    /** When the brokers could not take a part: the sender has to repeat the whole. */
    @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** Null when every event was taken. */
    @Nullable HecAnswer firstProblem() {
        return firstProblem;
    }

    int size() {
        return size;
    }

    void flush() {
        if (!waiting.isEmpty()) {
            intake.accept(List.copyOf(waiting), sender).forEach(this::decide);
            waiting.clear();
        }
    }

    private void add(Submission submission) {
        waiting.add(submission);
        size++;
        if (waiting.size() == CHUNK) {
            flush();
        }
    }

    private void decide(Acceptance acceptance) {
        int number = decided++;
        switch (acceptance) {
            case Accepted _, Duplicate _ -> {}
            case Rejected _, TooLarge _ -> note(HecProblem.INVALID_FORMAT, number);
            case Unavailable(var after) -> retryAfter = after;
        }
    }

    private void note(HecProblem problem, int number) {
        if (firstProblem == null || number < number(firstProblem)) {
            firstProblem = HecAnswer.invalid(problem, number);
        }
    }

    private static int number(HecAnswer answer) {
        Integer number = answer.invalidEventNumber();
        return number == null ? Integer.MAX_VALUE : number;
    }

    @SuppressWarnings("unchecked") // Jackson reads objects as maps with names as keys
    static Map<String, @Nullable Object> asEnvelope(@Nullable Object value) {
        return value instanceof Map<?, ?> object
                ? (Map<String, @Nullable Object>) object
                : Map.of();
    }
}

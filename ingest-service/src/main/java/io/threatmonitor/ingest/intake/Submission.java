package io.threatmonitor.ingest.intake;

import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What an adapter hands to {@link EventIntake} for each event that a sender sent, also for one that
 * it could not read: the intake decides, counts and answers for all of them.
 *
 * @param format the wire format, such as {@code native}
 * @param event null when nothing of it could be read
 * @param problems the fields that the adapter could not read at all, which are null in {@code
 *     event}
 * @param original what the sender sent
 */
public record Submission(
        String format,
        @Nullable SubmittedEvent event,
        List<FieldError> problems,
        Original original) {

    /** The event in the sender's own words, made only when it is asked for. */
    @FunctionalInterface
    public interface Original {

        byte[] bytes();

        /** Whether it is among the rejected events already. */
        default boolean isKept() {
            return false;
        }
    }

    private record Kept(Original original) implements Original {

        @Override
        public byte[] bytes() {
            return original.bytes();
        }

        @Override
        public boolean isKept() {
            return true;
        }
    }

    /** The name of the field in an error that is about the event as a whole. */
    static final String WHOLE_EVENT = "event";

    public Submission {
        problems = List.copyOf(problems);
    }

    public static Submission of(String format, SubmittedEvent event, Original original) {
        return new Submission(format, event, List.of(), original);
    }

    /**
     * An event that makes no sense to its adapter.
     *
     * @param message says why, such as {@code is not valid JSON}
     */
    public static Submission unreadable(String format, String message, Original original) {
        return new Submission(
                format, null, List.of(new FieldError(WHOLE_EVENT, message)), original);
    }

    /**
     * The same submission as another attempt at an event that was rejected: should it be rejected
     * again, it is not kept a second time.
     *
     * @param originalFormat in which the event came at first, whatever it was repaired in
     */
    public Submission replayed(String originalFormat) {
        return new Submission(originalFormat, event, problems, new Kept(original));
    }

    /** The same submission under {@code fallback}, unless the event has an id of its own. */
    public Submission identifiedBy(@Nullable String fallback) {
        return event == null
                ? this
                : new Submission(format, event.identifiedBy(fallback), problems, original);
    }
}

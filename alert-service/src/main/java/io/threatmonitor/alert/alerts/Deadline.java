package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.alert.SlaState;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One of the two deadlines of an alert.
 *
 * @param due null where there is none; the state is null as well then
 * @param doneAt when what it asks for was done, null while it was not
 */
record Deadline(@Nullable Instant due, @Nullable Instant doneAt, @Nullable SlaState state) {

    static final Deadline NONE = new Deadline(null, null, null);

    /** One that is ahead, or none. */
    static Deadline ahead(@Nullable Instant due) {
        return new Deadline(due, null, due == null ? null : SlaState.RUNNING);
    }

    /**
     * @param missed whether it was noted that it has passed before
     */
    static Deadline of(@Nullable Instant due, @Nullable Instant doneAt, boolean missed) {
        if (due == null) {
            return new Deadline(null, doneAt, null);
        }
        SlaState state = doneAt == null ? SlaState.RUNNING : SlaState.MET;
        return new Deadline(due, doneAt, missed ? SlaState.BREACHED : state);
    }

    /** Whoever does it too late has noted before that it was missed. */
    Deadline done(Instant at) {
        return new Deadline(due, at, state == SlaState.RUNNING ? SlaState.MET : state);
    }

    /** Whether it was noted that it has passed before. */
    boolean isMissed() {
        return state == SlaState.BREACHED;
    }

    Deadline missed() {
        return new Deadline(due, doneAt, SlaState.BREACHED);
    }

    /** Whether it has passed before {@code moment}, and nobody has noted that. */
    boolean isPassedAt(Instant moment) {
        return state == SlaState.RUNNING && due != null && due.isBefore(moment);
    }

    /** As someone sees it who looks at that moment. */
    Deadline seenAt(Instant moment) {
        return isPassedAt(moment) ? missed() : this;
    }
}

package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.alert.AlertStatus;
import io.threatmonitor.contracts.alert.Resolution;
import io.threatmonitor.kit.api.ApiException;
import io.threatmonitor.kit.api.NoNul;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * What someone wants changed about an alert; what is null stays as it is.
 *
 * @param resolution only for an alert that is, or becomes, resolved; without one a resolved alert
 *     has none, because a guess would be a finding that nobody made
 * @param resolutionNotes empty to remove them
 * @param assignedTo a login, or {@code me} for whoever asks; empty to take the alert from whoever
 *     has it
 * @param comment what to say about the alert in its timeline: why it was given to somebody or came
 *     to another status, where it was and did, and else by itself; each time it is sent it is said
 *     again
 * @param version the version that was edited, to be refused when there is a newer one
 */
record AlertEdit(
        @Nullable AlertStatus status,
        @Nullable Resolution resolution,
        @Size(max = LONGEST_NOTES) @NoNul @Nullable String resolutionNotes,
        @Size(max = LONGEST_LOGIN) @NoNul @Nullable String assignedTo,
        @Size(max = LONGEST_NOTES) @NoNul @Nullable String comment,
        @Nullable Long version) {

    /** Who asks, in the place of a login. */
    static final String ME = "me";

    private static final int LONGEST_NOTES = 10_000;
    private static final int LONGEST_LOGIN = 255;

    /** Versions begin at 1, so an edit of this one is refused. */
    private static final long NO_VERSION = 0;

    /** This edit under the condition of an {@code If-Match} header (RFC 9110 section 13.1.1). */
    AlertEdit onlyIf(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return this;
        }
        Long tagged = AlertTag.version(ifMatch);
        boolean contradicted = version != null && !version.equals(tagged);
        long required = tagged == null || contradicted ? NO_VERSION : tagged;
        return of(required);
    }

    /** This edit, made of that version of an alert; null for whichever there is. */
    AlertEdit of(@Nullable Long madeOf) {
        return new AlertEdit(status, resolution, resolutionNotes, assignedTo, comment, madeOf);
    }

    boolean wasMadeOf(long currentVersion) {
        return version == null || version == currentVersion;
    }

    /** Whether it was made of one of these versions, both inclusive. */
    boolean wasMadeWithin(long first, long last) {
        return version != null && version >= first && version <= last;
    }

    /**
     * @throws ApiException {@code illegal_transition} or {@code validation_failed}
     */
    void applyTo(Alert alert, Signature by) {
        String unsaid = comment == null || comment.isBlank() ? null : comment;
        if (assignedTo != null
                && alert.assign(assignedTo.equals(ME) ? by.name() : assignedTo, unsaid, by)) {
            unsaid = null;
        }
        AlertStatus target = Objects.requireNonNullElse(status, alert.state().status());
        if (moveTo(target, unsaid, alert, by)) {
            unsaid = null;
        }
        alert.annotate(resolutionNotes, by);
        if (unsaid != null) {
            alert.comment(unsaid, by);
        }
    }

    /** Whether the timeline says why. */
    private boolean moveTo(AlertStatus target, @Nullable String why, Alert alert, Signature by) {
        if (resolution != null && target != AlertStatus.RESOLVED) {
            throw ApiException.invalid("resolution", "is only for an alert that is resolved");
        }
        return switch (target) {
            case OPEN -> alert.reopen(why, by);
            case ACKNOWLEDGED -> alert.acknowledge(why, by);
            case IN_PROGRESS -> alert.start(why, by);
            case RESOLVED -> {
                alert.resolve(resolution, resolutionNotes, by);
                yield false;
            }
        };
    }
}

package io.threatmonitor.alert.suppression;

import io.threatmonitor.alert.approval.Proposal;
import io.threatmonitor.contracts.event.Severity;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * What some people do not want to be told of for a while.
 *
 * @param owner the login of whoever made it
 * @param maxSeverity nothing more severe is hidden
 * @param startsAt events that came in from then on are hidden, and until {@code endsAt}
 * @param recurrence null where it is in force all the time
 * @param endsWhenUnmatchedFor after how long in force without a match it ends by itself; null for
 *     never
 * @param endedAt null while it may still have an effect
 * @param endedBy the login of whoever ended it; null where it ended by itself
 * @param matched how many detections it has hidden
 */
record Silence(
        UUID id,
        String owner,
        String reason,
        SilenceMatchers matchers,
        Severity maxSeverity,
        Instant startsAt,
        Instant endsAt,
        @Nullable Recurrence recurrence,
        @Nullable Duration endsWhenUnmatchedFor,
        SilenceState state,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        long matched,
        @Nullable Instant lastMatchAt,
        long version,
        Instant createdAt,
        Instant updatedAt)
        implements Proposal {

    @Override
    public String label() {
        return "The silence";
    }

    @Override
    public String proposer() {
        return owner;
    }

    /** One that nobody has approved yet. */
    static Silence proposed(UUID id, SilenceRequest wanted, String owner, Instant at) {
        return new Silence(
                id,
                owner,
                wanted.reason(),
                wanted.matchers(),
                wanted.maxSeverity(),
                wanted.startsAt() == null ? at : wanted.startsAt(),
                wanted.endsAt(),
                wanted.recurrence(),
                wanted.endsWhenUnmatchedFor(),
                SilenceState.PROPOSED,
                null,
                null,
                null,
                null,
                0,
                null,
                1,
                at,
                at);
    }

    Silence changed(SilenceRequest wanted, Instant at) {
        return new Silence(
                id,
                owner,
                wanted.reason(),
                wanted.matchers(),
                wanted.maxSeverity(),
                wanted.startsAt() == null ? startsAt : wanted.startsAt(),
                wanted.endsAt(),
                wanted.recurrence(),
                wanted.endsWhenUnmatchedFor(),
                state,
                approvedBy,
                approvedAt,
                endedAt,
                endedBy,
                matched,
                lastMatchAt,
                version + 1,
                createdAt,
                at);
    }

    Silence approved(String by, Instant at) {
        return with(SilenceState.ACTIVE, by, at, null, null, at);
    }

    /**
     * @param by null where it ends by itself
     */
    Silence over(SilenceState end, @Nullable String by, Instant at) {
        return with(end, approvedBy, approvedAt, at, by, at);
    }

    /** Whether it has been in force for so long without a match that it ends by itself. */
    boolean isUnmatchedTooLong(Instant now) {
        return endsWhenUnmatchedFor != null
                && timeInForce(lastSign(), now).compareTo(endsWhenUnmatchedFor) >= 0;
    }

    private Instant lastSign() {
        return later(later(startsAt, approvedAt), lastMatchAt);
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other == null || one.isAfter(other) ? one : other;
    }

    private Duration timeInForce(Instant from, Instant to) {
        if (recurrence == null) {
            return Duration.between(from, to);
        }
        try {
            return new Windows(recurrence, startsAt).timeBetween(from, to);
        } catch (IllegalArgumentException e) {
            return Duration.between(from, to); // what cannot be understood any more is not kept
        }
    }

    private Silence with(
            SilenceState newState,
            @Nullable String newApprovedBy,
            @Nullable Instant newApprovedAt,
            @Nullable Instant newEndedAt,
            @Nullable String newEndedBy,
            Instant at) {
        return new Silence(
                id,
                owner,
                reason,
                matchers,
                maxSeverity,
                startsAt,
                endsAt,
                recurrence,
                endsWhenUnmatchedFor,
                newState,
                newApprovedBy,
                newApprovedAt,
                newEndedAt,
                newEndedBy,
                matched,
                lastMatchAt,
                version + 1,
                createdAt,
                at);
    }
}

package io.threatmonitor.alert.suppression;

import io.threatmonitor.alert.approval.Approvals;
import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.contracts.audit.Actor;
import io.threatmonitor.kit.api.ApiException;
import io.threatmonitor.kit.caller.Caller;
import io.threatmonitor.kit.ids.IdGenerator;
import io.threatmonitor.kit.messaging.OutgoingRecord;
import io.threatmonitor.kit.outbox.Outbox;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * The one way in which silences come to be, change and end. Each call writes the change and its
 * audit action together. Thread-safe.
 */
@Service
@Transactional
class SilenceLifecycle {

    private final Silences silences;
    private final SilenceChecks checks;
    private final SilenceRecords records;
    private final Outbox outbox;
    private final IdGenerator ids;
    private final Clock clock;
    private final Caller itself;

    SilenceLifecycle(
            Silences silences,
            SilenceChecks checks,
            SilenceRecords records,
            Outbox outbox,
            IdGenerator ids,
            Clock clock,
            @Value("${spring.application.name}") String service) {
        this.silences = silences;
        this.checks = checks;
        this.records = records;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.itself = new Caller(Actor.system(service), null, null, null, null);
    }

    /**
     * Adds a silence: active at once if an administrator makes it, else when one approves it.
     *
     * @throws ApiException {@code validation_failed}
     */
    Silence propose(SilenceRequest wanted, Caller caller) {
        checks.check(wanted);
        Instant now = now();
        Silence proposed = Silence.proposed(ids.next(), wanted, caller.name(), now);
        boolean active = Approvals.needsNone(caller);
        Silence silence = active ? proposed.approved(caller.name(), now) : proposed;
        silences.add(silence);
        publish(records.changed(active ? "added" : "proposed", null, silence, caller));
        return silence;
    }

    /**
     * What it has hidden stays hidden, unless that is more severe than it may hide now; what comes
     * goes by the new words.
     *
     * @throws ApiException {@code not_found}, {@code version_conflict}, {@code validation_failed},
     *     or {@code illegal_transition} when it is over
     * @throws org.springframework.security.access.AccessDeniedException when an analyst changes
     *     what is approved, or of someone else
     */
    Silence change(UUID id, SilenceRequest wanted, @Nullable String ifMatch, Caller caller) {
        Silence before = lock(id);
        Approvals.requireMayChange(before, caller);
        Approvals.requireUnchanged(before, ifMatch);
        requireNotOver(before);
        Silence after = before.changed(wanted, now());
        checks.check(wanted.startingAt(after.startsAt()));
        return save("changed", before, after, caller);
    }

    /**
     * Lets it hide what it matches from now on; one that is active stays as it is.
     *
     * @throws ApiException {@code not_found}, {@code illegal_transition} when it is over, or {@code
     *     version_conflict} when someone changed it after the approver had read it
     */
    Silence approve(UUID id, @Nullable String ifMatch, Caller caller) {
        Silence before = lock(id);
        Approvals.requireUnchanged(before, ifMatch);
        requireNotOver(before);
        if (before.state() == SilenceState.ACTIVE) {
            return before;
        }
        return save("approved", before, before.approved(caller.name(), now()), caller);
    }

    /**
     * Ends it; one that is over stays as it is.
     *
     * @throws ApiException {@code not_found}
     * @throws org.springframework.security.access.AccessDeniedException as in {@link #change}
     */
    Silence end(UUID id, Caller caller) {
        Silence before = lock(id);
        Approvals.requireMayChange(before, caller);
        if (before.state().isOver()) {
            return before;
        }
        return save("ended", before, before.over(SilenceState.ENDED, caller.name(), now()), caller);
    }

    /** Ends those whose time is over, and those that have matched nothing for too long in force. */
    void endWhatIsOver() {
        Instant now = now();
        for (Silence over : silences.lockOverByTheClock(now)) {
            boolean expired = !over.endsAt().isAfter(now);
            if (!expired && !over.isUnmatchedTooLong(now)) {
                continue;
            }
            save(
                    expired ? "expired" : "ended",
                    over,
                    over.over(expired ? SilenceState.EXPIRED : SilenceState.ENDED, null, now),
                    itself);
        }
    }

    private Silence save(String step, Silence before, Silence after, Caller caller) {
        silences.change(after);
        publish(records.changed(step, before, after, caller));
        return after;
    }

    private Silence lock(UUID id) {
        return silences.lock(id).orElseThrow(SilenceLifecycle::noSuchSilence);
    }

    static ApiException noSuchSilence() {
        return ApiException.notFound("silence");
    }

    private static void requireNotOver(Silence silence) {
        if (silence.state().isOver()) {
            throw ApiException.of(
                    ErrorCode.ILLEGAL_TRANSITION,
                    "The silence is %s; make a new one".formatted(silence.state().word()));
        }
    }

    private void publish(OutgoingRecord outgoing) {
        outbox.add(List.of(outgoing));
    }

    /** As the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

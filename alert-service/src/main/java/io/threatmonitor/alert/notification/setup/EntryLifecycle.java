package io.threatmonitor.alert.notification.setup;

import io.threatmonitor.alert.approval.Approvals;
import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.contracts.audit.AuditAction.Outcome;
import io.threatmonitor.kit.api.ApiException;
import io.threatmonitor.kit.caller.Caller;
import io.threatmonitor.kit.ids.IdGenerator;
import io.threatmonitor.kit.messaging.OutgoingRecord;
import io.threatmonitor.kit.outbox.Outbox;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * The one way in which channels, routes and groups come to be and change. Each call writes the
 * change and its audit action together. Thread-safe.
 */
@Service
@Transactional
public class EntryLifecycle {

    private final Entries entries;
    private final EntryRecords records;
    private final Outbox outbox;
    private final IdGenerator ids;
    private final Clock clock;

    EntryLifecycle(
            Entries entries, EntryRecords records, Outbox outbox, IdGenerator ids, Clock clock) {
        this.entries = entries;
        this.records = records;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Adds an entry: in force at once if an administrator makes it, else when one approves it.
     *
     * @throws ApiException {@code validation_failed} when its name is taken
     */
    public <D> Entry<D> propose(EntryType<D> type, Wanted<D> wanted, Caller caller) {
        boolean approved = Approvals.needsNone(caller);
        Instant now = now();
        var entry =
                new Entry<>(
                        ids.next(),
                        wanted.name(),
                        wanted.definition(),
                        wanted.enabled(),
                        caller.name(),
                        approved ? caller.name() : null,
                        1,
                        now,
                        now);
        write(type, () -> entries.add(type, entry));
        publish(records.changed(type, approved ? "added" : "proposed", null, entry, caller));
        return entry;
    }

    /**
     * @throws ApiException {@code not_found}, {@code version_conflict}, or {@code
     *     validation_failed} when its name is taken
     * @throws AccessDeniedException when an analyst changes what is approved, or of someone else
     */
    public <D> Entry<D> change(EntryType<D> type, UUID id, Wanted<D> wanted, Caller caller) {
        Entry<D> before = lock(type, id);
        Approvals.requireMayChange(before, caller);
        Approvals.requireUnchanged(before, wanted.ifMatch());
        Entry<D> after =
                before.changed(wanted.name(), wanted.definition(), wanted.enabled(), now());
        write(type, () -> entries.change(after));
        publish(records.changed(type, "changed", before, after, caller));
        return after;
    }

    /**
     * Puts a proposal in force; one that is approved already stays as it is.
     *
     * @throws ApiException {@code not_found}, or {@code version_conflict} when someone changed it
     *     after the approver had read it
     */
    public <D> Entry<D> approve(
            EntryType<D> type, UUID id, @Nullable String ifMatch, Caller caller) {
        Entry<D> before = lock(type, id);
        Approvals.requireUnchanged(before, ifMatch);
        if (before.approvedBy() != null) {
            return before;
        }
        Entry<D> after = before.approved(caller.name(), now());
        entries.change(after);
        publish(records.changed(type, "approved", before, after, caller));
        return after;
    }

    /**
     * @throws ApiException {@code not_found}, or {@code illegal_transition} while others need it
     * @throws AccessDeniedException as in {@link #change}
     */
    public <D> void remove(EntryType<D> type, UUID id, Caller caller) {
        Entry<D> entry = lock(type, id);
        Approvals.requireMayChange(entry, caller);
        List<String> users = entries.usersOf(id);
        if (!users.isEmpty()) {
            throw ApiException.of(
                    ErrorCode.ILLEGAL_TRANSITION,
                    "%s is still used by %s".formatted(entry.name(), String.join(", ", users)));
        }
        entries.remove(id);
        publish(records.changed(type, "removed", entry, null, caller));
    }

    /** Leaves a trace of a deed that changed nothing, such as a test. */
    public <D> void recordDeed(
            EntryType<D> type, String deed, Entry<D> entry, Outcome outcome, Caller caller) {
        publish(records.tried(type, deed, entry, outcome, caller));
    }

    private <D> Entry<D> lock(EntryType<D> type, UUID id) {
        return entries.lock(type, id).orElseThrow(() -> ApiException.notFound(type.kind().word()));
    }

    /** Only the database knows of names that others take at the same moment. */
    private static void write(EntryType<?> type, Runnable entry) {
        try {
            entry.run();
        } catch (DuplicateKeyException e) {
            throw ApiException.invalid("name", "is taken by another " + type.kind().word());
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

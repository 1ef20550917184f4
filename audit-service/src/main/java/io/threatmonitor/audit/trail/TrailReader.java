package io.threatmonitor.audit.trail;

import io.threatmonitor.contracts.api.Page;
import io.threatmonitor.contracts.audit.AuditAction;
import io.threatmonitor.kit.api.PageRequest;
import io.threatmonitor.kit.api.Pages;
import io.threatmonitor.kit.caller.Caller;

import org.springframework.stereotype.Service;

import java.util.Optional;
import java.util.UUID;

/** Answers questions to the trail as far as the caller may know, and has the question recorded. */
@Service
class TrailReader {

    private final Trail trail;
    private final ReadRecords reads;

    TrailReader(Trail trail, ReadRecords reads) {
        this.trail = trail;
        this.reads = reads;
    }

    Page<AuditAction> search(AuditFilter filter, PageRequest page, Caller caller) {
        var scope = TrailScope.of(caller);
        var found = trail.find(filter, scope, page);
        var entries = Pages.of(page, found, () -> trail.count(filter, scope), TrailEntry::place);
        reads.searched(filter, scope, caller);
        return entries.map(TrailEntry::action);
    }

    /** Empty also where the action is not the caller's to see. */
    Optional<AuditAction> read(UUID id, Caller caller) {
        var found = trail.find(id, TrailScope.of(caller)).map(TrailEntry::action);
        found.ifPresent(action -> reads.viewed(action, caller));
        return found;
    }
}

package io.threatmonitor.audit.trail;

import io.threatmonitor.contracts.api.Envelope;
import io.threatmonitor.contracts.api.Page;
import io.threatmonitor.contracts.audit.AuditAction;
import io.threatmonitor.contracts.audit.AuditAction.Outcome;
import io.threatmonitor.kit.api.ApiException;
import io.threatmonitor.kit.api.PageRequest;
import io.threatmonitor.kit.caller.Caller;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The trail over HTTP. */
@RestController
@RequestMapping("/api/v1/audit")
class AuditController {

    private final TrailReader reader;

    AuditController(TrailReader reader) {
        this.reader = reader;
    }

    @GetMapping
    Envelope<Page<AuditAction>> listActions(
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(defaultValue = "") List<String> action,
            @RequestParam(required = false) @Nullable String module,
            @RequestParam(defaultValue = "") List<Outcome> outcome,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        var filter = new AuditFilter(actor, action, module, outcome, from, to);
        var page = reader.search(filter, PageRequest.of(cursor, limit), caller);
        return Envelope.of("Actions, newest first", page);
    }

    @GetMapping("/{id}")
    Envelope<AuditAction> getAction(@PathVariable UUID id, Caller caller) {
        return reader.read(id, caller)
                .map(action -> Envelope.of("The action", action))
                .orElseThrow(() -> ApiException.notFound("action"));
    }
}

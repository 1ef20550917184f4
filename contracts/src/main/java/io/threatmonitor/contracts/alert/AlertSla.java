package io.threatmonitor.contracts.alert;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Until when an alert is to be acknowledged and resolved, and whether it was.
 *
 * @param openedAt since when the clocks run: when it was raised, last reopened, or shown again
 * @param acknowledgeDue null where there is no such objective; its state is null as well then
 * @param acknowledgedAt when it left open, null while it has not
 * @param resolveDue null where there is no such objective; its state is null as well then
 * @param resolvedAt null while it is not
 */
public record AlertSla(
        Instant openedAt,
        @Nullable Instant acknowledgeDue,
        @Nullable Instant acknowledgedAt,
        @Nullable SlaState acknowledgeState,
        @Nullable Instant resolveDue,
        @Nullable Instant resolvedAt,
        @Nullable SlaState resolveState) {}

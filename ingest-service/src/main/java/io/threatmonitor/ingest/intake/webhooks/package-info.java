/**
 * Webhooks and JSON events of other products, one {@code WebhookMapping} for each of them and one
 * controller for all. Nothing calls it; it ends in {@code EventIntake}.
 */
@NullMarked
package io.threatmonitor.ingest.intake.webhooks;

import org.jspecify.annotations.NullMarked;

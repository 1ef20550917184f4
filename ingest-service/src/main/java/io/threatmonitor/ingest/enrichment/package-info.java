/**
 * What offline data knows about an event's address and user agent. Intake asks {@code Enrichment}
 * while it completes an event; nothing in here ever fails or waits for a network.
 */
@NullMarked
package io.threatmonitor.ingest.enrichment;

import org.jspecify.annotations.NullMarked;

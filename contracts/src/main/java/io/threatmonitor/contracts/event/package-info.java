/**
 * A security event as the platform accepted it, the value of {@code security.events.v1}. Ingest
 * writes it, every stage after it reads it.
 */
@NullMarked
package io.threatmonitor.contracts.event;

import org.jspecify.annotations.NullMarked;

/**
 * A security event as the platform accepted it, the value of {@code security.events.v1}. Ingest
 * writes it, every stage after it reads it. And what was rejected, which ingest writes and reads.
 */
@NullMarked
package io.threatmonitor.contracts.event;

import org.jspecify.annotations.NullMarked;

package io.threatmonitor.ingest.history;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import java.time.Instant;

/**
 * The events of one stretch of time.
 *
 * @param start a whole multiple of the bucket's length; the first bucket may start before the time
 *     asked for, and then counts only what arrived after it
 */
record EventBucket(Instant start, @JsonUnwrapped SeverityCounts counts) {}

package io.threatmonitor.ingest.history;

/**
 * How many events match.
 *
 * @param exact false when there are at least so many
 */
record MatchCount(long count, boolean exact) {}

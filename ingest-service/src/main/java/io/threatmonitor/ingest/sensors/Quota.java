package io.threatmonitor.ingest.sensors;

/**
 * How much one sensor may send to each replica.
 *
 * @param eventsPerSecond on average
 * @param burst how many events at once after a pause
 */
record Quota(int eventsPerSecond, int burst) {}

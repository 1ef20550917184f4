/**
 * The way of events from the topic into the tables, each exactly once. The search of the history
 * knows its tables, its days and its terms; only Kafka and the clock call it.
 */
@NullMarked
package io.threatmonitor.ingest.history.recording;

import org.jspecify.annotations.NullMarked;

/**
 * Remembers every event and answers questions about them. It reads the topic of accepted events and
 * its own tables; only HTTP calls it.
 */
@NullMarked
package io.threatmonitor.ingest.history;

import org.jspecify.annotations.NullMarked;

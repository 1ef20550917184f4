/**
 * A real Kafka broker (KRaft, one node) as a child process. Called by the launcher and, through
 * {@code test-kit}, by component tests.
 */
@NullMarked
package io.threatmonitor.platform.kafka;

import org.jspecify.annotations.NullMarked;

/**
 * Records that are written together with a change of the database and published after it. A service
 * that uses it owns a table {@code outbox}, see the README.
 */
@NullMarked
package io.threatmonitor.kit.outbox;

import org.jspecify.annotations.NullMarked;

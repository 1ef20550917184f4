/**
 * A real PostgreSQL server as a child process. Called by the launcher and, through {@code
 * test-kit}, by component tests.
 */
@NullMarked
package io.threatmonitor.platform.postgres;

import org.jspecify.annotations.NullMarked;

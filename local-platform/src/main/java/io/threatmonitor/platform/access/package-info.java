/**
 * Calls to a platform that runs: access tokens for its roles, events for its sensors. Called by the
 * commands and by the benchmarks.
 */
@NullMarked
package io.threatmonitor.platform.access;

import org.jspecify.annotations.NullMarked;

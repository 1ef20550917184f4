/**
 * How long an event takes from its sender to an open page. Only the list of benchmarks calls it.
 */
@NullMarked
package io.threatmonitor.benchmarks.latency;

import org.jspecify.annotations.NullMarked;

/**
 * How long an event takes from its sender to an open page. The list of benchmarks calls it; others
 * may use its percentiles.
 */
@NullMarked
package io.threatmonitor.benchmarks.latency;

import org.jspecify.annotations.NullMarked;

/**
 * Measures the running platform from outside, as its users meet it, and writes the figures into
 * docs/benchmarks.md. The script {@code threat-monitor bench} calls it.
 */
@NullMarked
package io.threatmonitor.benchmarks;

import org.jspecify.annotations.NullMarked;

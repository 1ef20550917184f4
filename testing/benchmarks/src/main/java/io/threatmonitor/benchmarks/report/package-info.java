/**
 * What a benchmark answers, as text for a terminal and for docs/benchmarks.md. Every benchmark
 * calls it.
 */
@NullMarked
package io.threatmonitor.benchmarks.report;

import org.jspecify.annotations.NullMarked;

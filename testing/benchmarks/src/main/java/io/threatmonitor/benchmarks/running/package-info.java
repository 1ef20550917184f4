/**
 * The platform under measurement, driven by the same script that people use. Every benchmark calls
 * it.
 */
@NullMarked
package io.threatmonitor.benchmarks.running;

import org.jspecify.annotations.NullMarked;

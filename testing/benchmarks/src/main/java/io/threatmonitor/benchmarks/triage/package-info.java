/**
 * How fast a million alerts are searched and summed up, and ten thousand of them changed at once.
 */
@NullMarked
package io.threatmonitor.benchmarks.triage;

import org.jspecify.annotations.NullMarked;

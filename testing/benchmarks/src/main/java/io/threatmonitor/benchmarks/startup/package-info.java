/** How long {@code up} takes, part by part. Only the list of benchmarks calls it. */
@NullMarked
package io.threatmonitor.benchmarks.startup;

import org.jspecify.annotations.NullMarked;

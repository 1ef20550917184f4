/** How fast the history takes events from the topic, as a share of what PostgreSQL itself can. */
@NullMarked
package io.threatmonitor.benchmarks.history;

import org.jspecify.annotations.NullMarked;

/**
 * Figures about alerts and about the people who work on them, read from the tables of {@code
 * alerts}. Push has the counters from it; nothing else calls it.
 */
@NullMarked
package io.threatmonitor.alert.statistics;

import org.jspecify.annotations.NullMarked;

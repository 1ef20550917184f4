/**
 * Figures about alerts and about the people who work on them, read from the tables of {@code
 * alerts}. Nothing else calls it.
 */
@NullMarked
package io.threatmonitor.alert.statistics;

import org.jspecify.annotations.NullMarked;

/**
 * Splunk's HTTP event collector, as its REST reference describes {@code services/collector}.
 * Nothing calls it; it ends in {@code EventIntake}.
 */
@NullMarked
package io.threatmonitor.ingest.intake.splunk;

import org.jspecify.annotations.NullMarked;

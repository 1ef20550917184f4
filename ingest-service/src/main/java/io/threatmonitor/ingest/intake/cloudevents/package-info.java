/** CloudEvents 1.0 over HTTP. Nothing calls it; it ends in {@code EventIntake}. */
@NullMarked
package io.threatmonitor.ingest.intake.cloudevents;

import org.jspecify.annotations.NullMarked;

/** The platform's own wire format over HTTP. Nothing calls it; it ends in {@code EventIntake}. */
@NullMarked
package io.threatmonitor.ingest.intake.nativeapi;

import org.jspecify.annotations.NullMarked;

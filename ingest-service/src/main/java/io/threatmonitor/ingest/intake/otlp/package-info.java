/**
 * Logs by the OpenTelemetry protocol: OTLP 1.x, section "OTLP/HTTP", in both of its encodings.
 * Nothing calls it; it ends in {@code EventIntake}.
 */
@NullMarked
package io.threatmonitor.ingest.intake.otlp;

import org.jspecify.annotations.NullMarked;

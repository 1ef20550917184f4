/**
 * Who sends events, and what each sender may. Intake asks it for the {@code Sender} of a request.
 */
@NullMarked
package io.threatmonitor.ingest.sensors;

import org.jspecify.annotations.NullMarked;

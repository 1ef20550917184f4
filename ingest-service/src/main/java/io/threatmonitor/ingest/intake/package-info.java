/**
 * What senders say, made into security events: one adapter for each wire format, and all of them
 * end in {@code EventIntake}. HTTP and {@code rejections.replay} call it; it calls {@code
 * publishing}.
 */
@NullMarked
package io.threatmonitor.ingest.intake;

import org.jspecify.annotations.NullMarked;

/**
 * The way of accepted and of rejected events to the brokers. Intake calls {@code EventPublisher}
 * and {@code RejectedEventPublisher} and sees nothing else.
 */
@NullMarked
package io.threatmonitor.ingest.publishing;

import org.jspecify.annotations.NullMarked;

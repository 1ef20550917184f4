/**
 * The way of accepted events to the brokers. Intake calls {@code EventPublisher} and sees nothing
 * else.
 */
@NullMarked
package io.threatmonitor.ingest.publishing;

import org.jspecify.annotations.NullMarked;

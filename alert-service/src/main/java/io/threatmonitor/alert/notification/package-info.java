/**
 * Tells people and other systems about alerts. {@code setup} keeps what people have set up, {@code
 * channels} knows how to tell, {@code outbound} what may be connected to, {@code routes} who is
 * told of what, and {@code deliveries} sees to it. No other package of the service calls any of
 * them.
 */
@NullMarked
package io.threatmonitor.alert.notification;

import org.jspecify.annotations.NullMarked;

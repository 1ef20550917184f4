/**
 * From changes of alerts to what is told: planned once per change, delivered at least once, kept as
 * a log. Nothing calls this package; it begins with a topic and the clock, and reads from the
 * database only what has waited for so long that the topic's word of it is old.
 */
@NullMarked
package io.threatmonitor.alert.notification.deliveries;

import org.jspecify.annotations.NullMarked;

/**
 * An alert and each change of it, the value of {@code security.alerts.v1}. The alert service writes
 * it, push and notification read it.
 */
@NullMarked
package io.threatmonitor.contracts.alert;

import org.jspecify.annotations.NullMarked;

/**
 * Alerts: raised from detections, worked on by analysts, each change an immutable transition.
 * {@code AlertLifecycle} is the one way to change an alert; other packages of the service may call
 * it and nothing else here.
 */
@NullMarked
package io.threatmonitor.alert.alerts;

import org.jspecify.annotations.NullMarked;

/**
 * Alerts: raised from detections, which may count in one, worked on by analysts, each change an
 * immutable transition. {@code AlertLifecycle} is the one way to change an alert. Other packages of
 * the service may call it, ask by {@code AlertFilter} or id, and hide alerts through {@code
 * Silencing}.
 */
@NullMarked
package io.threatmonitor.alert.alerts;

import org.jspecify.annotations.NullMarked;

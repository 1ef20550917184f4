/**
 * The alert service: events become detections, detections become alerts, and alerts reach the
 * people who work on them. Each feature has a package below; nothing calls this one.
 */
@NullMarked
package io.threatmonitor.alert;

import org.jspecify.annotations.NullMarked;

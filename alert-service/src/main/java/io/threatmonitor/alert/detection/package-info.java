/**
 * Events in, detections out: which event is a threat, and by which rule. It talks to the rest of
 * the service through its topic only, so nothing may call it.
 */
@NullMarked
package io.threatmonitor.alert.detection;

import org.jspecify.annotations.NullMarked;

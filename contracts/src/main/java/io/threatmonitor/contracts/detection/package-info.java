/**
 * What a rule found in events, the value of {@code security.detections.v1}. Detection writes it,
 * alerts are raised from it.
 */
@NullMarked
package io.threatmonitor.contracts.detection;

import org.jspecify.annotations.NullMarked;

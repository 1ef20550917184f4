/**
 * The trace that a request belongs to. The other packages of the kit use it, and whoever starts
 * work for a request.
 */
@NullMarked
package io.threatmonitor.kit.telemetry;

import org.jspecify.annotations.NullMarked;

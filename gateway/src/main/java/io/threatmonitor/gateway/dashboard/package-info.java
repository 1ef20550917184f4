/**
 * Serves the files of the dashboard, which come from the jar of module dashboard-ui. Nothing calls
 * it.
 */
@NullMarked
package io.threatmonitor.gateway.dashboard;

import org.jspecify.annotations.NullMarked;

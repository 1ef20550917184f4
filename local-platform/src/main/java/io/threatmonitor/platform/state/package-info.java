/**
 * The folder {@code .threat-monitor}: data, logs, generated credentials, and who runs the platform
 * right now. Called by the launcher and the commands.
 */
@NullMarked
package io.threatmonitor.platform.state;

import org.jspecify.annotations.NullMarked;

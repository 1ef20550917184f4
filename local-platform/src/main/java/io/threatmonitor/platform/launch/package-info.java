/**
 * Starts the parts of the platform in order, watches them and stops them: all of them or none.
 * Called by the command {@code up}.
 */
@NullMarked
package io.threatmonitor.platform.launch;

import org.jspecify.annotations.NullMarked;

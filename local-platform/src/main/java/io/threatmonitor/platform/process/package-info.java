/**
 * Child processes that cannot outlive the process that started them, and what they need: a free
 * port, a clean environment, a log. Called by every package that starts a program.
 */
@NullMarked
package io.threatmonitor.platform.process;

import org.jspecify.annotations.NullMarked;

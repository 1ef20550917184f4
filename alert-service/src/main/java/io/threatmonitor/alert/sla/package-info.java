/**
 * Service levels: how long alerts may wait until somebody acknowledges and resolves them, by
 * severity, and the watch that notes which have waited too long. It calls {@code AlertClocks} of
 * {@code alerts} and tells that package what is in force; nothing else calls it.
 */
@NullMarked
package io.threatmonitor.alert.sla;

import org.jspecify.annotations.NullMarked;

/**
 * Incidents: alerts that people work on as one, merged and detached again. It calls {@code
 * IncidentMembers} and {@code AlertPages} of {@code alerts}; nothing else calls it.
 */
@NullMarked
package io.threatmonitor.alert.incidents;

import org.jspecify.annotations.NullMarked;

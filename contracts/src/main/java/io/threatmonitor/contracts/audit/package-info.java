/**
 * A sensitive action, the value of {@code audit.actions.v1}. Every service and Keycloak write it,
 * the audit service alone reads it into the trail.
 */
@NullMarked
package io.threatmonitor.contracts.audit;

import org.jspecify.annotations.NullMarked;

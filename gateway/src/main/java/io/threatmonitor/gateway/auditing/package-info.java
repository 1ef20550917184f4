/**
 * Tells the audit trail which requests the gateway itself denied. Who answers a denial audits it:
 * what a service denies, that service audits, so that one denial gives one row.
 */
@NullMarked
package io.threatmonitor.gateway.auditing;

import org.jspecify.annotations.NullMarked;

/**
 * Sensitive actions on their way to the audit trail. Any feature that does, or refuses, something
 * sensitive uses it.
 */
@NullMarked
package io.threatmonitor.kit.audit;

import org.jspecify.annotations.NullMarked;

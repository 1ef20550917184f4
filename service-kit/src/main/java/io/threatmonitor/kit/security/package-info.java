/**
 * What a caller may do: JWT checks, roles, deny by default. Services contribute {@code
 * AccessRules}; nothing else here is theirs to call.
 */
@NullMarked
package io.threatmonitor.kit.security;

import org.jspecify.annotations.NullMarked;

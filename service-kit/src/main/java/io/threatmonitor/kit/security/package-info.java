/**
 * What a caller may do: JWT checks, roles, deny by default. Services contribute {@code
 * AccessRules}, and {@code Credentials} and a {@code RefusalShape} where a protocol has its own;
 * they call {@code Refusals} alone.
 */
@NullMarked
package io.threatmonitor.kit.security;

import org.jspecify.annotations.NullMarked;

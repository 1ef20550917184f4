/**
 * Who may ask for what: sessions and bearer tokens, CSRF, the headers that protect the dashboard.
 * Nothing calls it: Spring Security runs its rules, and what has no rule is denied.
 */
@NullMarked
package io.threatmonitor.gateway.access;

import org.jspecify.annotations.NullMarked;

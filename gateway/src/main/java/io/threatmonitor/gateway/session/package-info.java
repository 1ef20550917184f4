/**
 * The login session of a browser: signing in and out at Keycloak, tokens that never leave the
 * server, sessions in PostgreSQL. The access rules and the routes use its public types.
 */
@NullMarked
package io.threatmonitor.gateway.session;

import org.jspecify.annotations.NullMarked;

/**
 * A real Keycloak with the realm and the provider of identity-config, prepared once per build so
 * that it starts in seconds. Called by the launcher and by end-to-end tests.
 */
@NullMarked
package io.threatmonitor.platform.keycloak;

import org.jspecify.annotations.NullMarked;

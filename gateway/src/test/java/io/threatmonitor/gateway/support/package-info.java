/**
 * What surrounds the gateway in its tests: services that echo, a stand-in for Keycloak, a browser.
 * Tests of every package use it.
 */
@NullMarked
package io.threatmonitor.gateway.support;

import org.jspecify.annotations.NullMarked;

/**
 * Who calls in a test: tokens in the shape of Keycloak's, good ones and every kind of bad one.
 * Tests take the {@code TestIssuer} that their service trusts.
 */
@NullMarked
package io.threatmonitor.testkit.identity;

import org.jspecify.annotations.NullMarked;

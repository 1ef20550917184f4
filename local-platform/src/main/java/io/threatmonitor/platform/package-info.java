/**
 * The platform on one machine, without Docker: real PostgreSQL, Kafka and Keycloak as child
 * processes. The test kit calls the server classes of the packages below; people call the script
 * {@code threat-monitor}.
 */
@NullMarked
package io.threatmonitor.platform;

import org.jspecify.annotations.NullMarked;

/**
 * Component tests against the real thing: {@code @ServiceTest} starts a service with PostgreSQL,
 * Kafka and an issuer of tokens. Tests of every service use it, and no main code does.
 */
@NullMarked
package io.threatmonitor.testkit;

import org.jspecify.annotations.NullMarked;

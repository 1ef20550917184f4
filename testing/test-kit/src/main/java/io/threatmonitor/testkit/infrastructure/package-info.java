/**
 * The PostgreSQL and the Kafka behind the tests, as processes of this machine or as containers.
 * Tests take a {@code TestDatabase} when they look into it or want it away; the rest is the kit's.
 */
@NullMarked
package io.threatmonitor.testkit.infrastructure;

import org.jspecify.annotations.NullMarked;

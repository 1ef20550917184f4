/**
 * The service that takes security events in and remembers them. Nothing calls it but HTTP, and it
 * calls nothing but Kafka and its own database.
 */
@NullMarked
package io.threatmonitor.ingest;

import org.jspecify.annotations.NullMarked;

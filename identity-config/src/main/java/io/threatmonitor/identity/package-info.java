/**
 * The Keycloak provider that writes what people and administrators do in Keycloak to the audit
 * topic. Keycloak alone calls it; the path of a record is {@code AuditEventListener}, {@code
 * AuditForwarder}, {@code AuditSpool}, {@code KafkaAuditTopic}.
 */
@NullMarked
package io.threatmonitor.identity;

import org.jspecify.annotations.NullMarked;

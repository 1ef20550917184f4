/**
 * Records to and from Kafka: CloudEvents headers, decoding, dead letters, topics. Publishers and
 * listeners of any service use it.
 */
@NullMarked
package io.threatmonitor.kit.messaging;

import org.jspecify.annotations.NullMarked;

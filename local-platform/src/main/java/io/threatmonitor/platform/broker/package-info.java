/**
 * What runs inside the broker's process, packed into a jar of its own. Nothing else may call it:
 * Kafka's server is not on the class path of this module's users.
 */
@NullMarked
package io.threatmonitor.platform.broker;

import org.jspecify.annotations.NullMarked;

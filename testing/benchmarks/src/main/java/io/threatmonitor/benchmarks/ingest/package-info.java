/**
 * How fast the intake takes events until the brokers have them, as a share of what Kafka's own
 * producer can on the same machine, and how much memory it needs for that.
 */
@NullMarked
package io.threatmonitor.benchmarks.ingest;

import org.jspecify.annotations.NullMarked;

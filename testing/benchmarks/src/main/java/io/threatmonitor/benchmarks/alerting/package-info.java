/**
 * How fast detections become alerts and alerts are found, how soon open pages hear, and what these
 * cost: the services as processes, on a broker and a database of their own.
 */
@NullMarked
package io.threatmonitor.benchmarks.alerting;

import org.jspecify.annotations.NullMarked;

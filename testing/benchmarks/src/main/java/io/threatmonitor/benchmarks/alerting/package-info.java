/**
 * How fast detections become alerts, how soon open pages hear of them, and what open pages cost:
 * the services as processes, on a broker and a database of their own.
 */
@NullMarked
package io.threatmonitor.benchmarks.alerting;

import org.jspecify.annotations.NullMarked;

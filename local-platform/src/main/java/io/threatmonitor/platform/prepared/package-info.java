/**
 * What is expensive to make and the same for every start: unpacked programs and JVM caches, kept
 * below {@code .threat-monitor/cache} of the checkout and shared by the platform and all tests.
 */
@NullMarked
package io.threatmonitor.platform.prepared;

import org.jspecify.annotations.NullMarked;

/** HTTP as cheap as a measuring client can have it: the machine is the service's. */
@NullMarked
package io.threatmonitor.benchmarks.http;

import org.jspecify.annotations.NullMarked;

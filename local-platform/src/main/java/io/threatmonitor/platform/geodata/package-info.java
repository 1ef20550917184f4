/**
 * What ingest-service knows addresses from, fetched from npm by {@code up} alone: no build and no
 * test needs it, and the platform runs without it.
 */
@NullMarked
package io.threatmonitor.platform.geodata;

import org.jspecify.annotations.NullMarked;

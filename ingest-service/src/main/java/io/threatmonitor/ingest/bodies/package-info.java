/**
 * How the body of a request arrives: decompressed, and in reasonable time. It stands before every
 * controller and nothing calls it, so that no wire format has to know.
 */
@NullMarked
package io.threatmonitor.ingest.bodies;

import org.jspecify.annotations.NullMarked;

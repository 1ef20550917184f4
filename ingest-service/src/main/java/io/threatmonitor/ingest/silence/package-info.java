/** Tells people of sensors that send nothing for longer than they should. */
@NullMarked
package io.threatmonitor.ingest.silence;

import org.jspecify.annotations.NullMarked;

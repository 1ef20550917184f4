/**
 * From the topic into the append-only table: each action once, as it came. Nothing calls this
 * package; the trail reads what it wrote.
 */
@NullMarked
package io.threatmonitor.audit.recording;

import org.jspecify.annotations.NullMarked;

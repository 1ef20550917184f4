/**
 * Rejected events on their way from the topic to PostgreSQL, and out of it again. Nothing calls it.
 */
@NullMarked
package io.threatmonitor.ingest.rejections.recording;

import org.jspecify.annotations.NullMarked;

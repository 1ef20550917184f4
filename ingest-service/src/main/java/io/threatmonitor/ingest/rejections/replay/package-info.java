/** Rejected events on their way back into the intake. HTTP is the only caller. */
@NullMarked
package io.threatmonitor.ingest.rejections.replay;

import org.jspecify.annotations.NullMarked;

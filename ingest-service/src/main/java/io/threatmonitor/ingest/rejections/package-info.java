/**
 * What was rejected, for people to look at, repair and replay. {@code recording} fills it from the
 * topic, {@code replay} has its rows taken after all; HTTP asks it.
 */
@NullMarked
package io.threatmonitor.ingest.rejections;

import org.jspecify.annotations.NullMarked;

/**
 * What became of every event that anybody sent, and when each sensor was last heard. The intake
 * counts here, and people ask over HTTP.
 */
@NullMarked
package io.threatmonitor.ingest.accounting;

import org.jspecify.annotations.NullMarked;

/**
 * What became of every event that anybody sent, and which sensors have fallen silent. The intake
 * counts here, and people ask over HTTP.
 */
@NullMarked
package io.threatmonitor.ingest.accounting;

import org.jspecify.annotations.NullMarked;

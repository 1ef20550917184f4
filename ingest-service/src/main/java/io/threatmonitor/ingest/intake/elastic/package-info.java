/**
 * Elasticsearch 8's document APIs as far as senders of events use them, after its REST reference
 * ("Bulk API", "Index API"). Nothing calls it; it ends in {@code EventIntake}.
 */
@NullMarked
package io.threatmonitor.ingest.intake.elastic;

import org.jspecify.annotations.NullMarked;

/**
 * One syslog message, from its octets to a submission: RFC 5424, RFC 3164 as it is found in the
 * wild, and CEF and LEEF within them. Only the servers in {@code intake.syslog} call it.
 */
@NullMarked
package io.threatmonitor.ingest.intake.syslog.message;

import org.jspecify.annotations.NullMarked;

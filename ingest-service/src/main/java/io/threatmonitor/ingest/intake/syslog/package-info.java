/**
 * The servers for syslog: over TCP (RFC 6587), TLS (RFC 5425) and UDP (RFC 5426), each running only
 * where it has a port. Nothing calls them; what they receive ends in {@code EventIntake}.
 */
@NullMarked
package io.threatmonitor.ingest.intake.syslog;

import org.jspecify.annotations.NullMarked;

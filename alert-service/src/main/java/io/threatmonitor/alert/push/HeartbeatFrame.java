package io.threatmonitor.alert.push;

import java.time.Instant;

/** The stream lives. */
record HeartbeatFrame(Instant at) {}

package io.threatmonitor.ingest.rejections.replay;

import java.util.UUID;

/** The event that a rejected one has become. */
record ReplayedEvent(UUID id) {}

package io.threatmonitor.ingest.intake.nativeapi;

import java.util.UUID;

/** The answer to a sender whose event the brokers have. */
record AcceptedEvent(UUID id) {}

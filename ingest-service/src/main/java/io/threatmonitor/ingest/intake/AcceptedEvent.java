package io.threatmonitor.ingest.intake;

import java.util.UUID;

/** The answer to a sender whose event the brokers have. */
record AcceptedEvent(UUID id) {}

package io.threatmonitor.contracts.alert;

import java.util.UUID;

/**
 * An incident, by both of its names.
 *
 * @param number short and rising, for people to say aloud; gaps are normal
 */
public record IncidentReference(UUID id, long number) {}

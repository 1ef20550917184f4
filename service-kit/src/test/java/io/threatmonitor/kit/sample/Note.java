package io.threatmonitor.kit.sample;

import java.util.UUID;

/**
 * What the sample service keeps.
 *
 * @param text the database refuses the text {@code refused}
 */
public record Note(UUID id, String text) {}

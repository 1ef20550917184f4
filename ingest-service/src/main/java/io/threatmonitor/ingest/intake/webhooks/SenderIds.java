package io.threatmonitor.ingest.intake.webhooks;

import io.threatmonitor.ingest.intake.FittedText;

import org.jspecify.annotations.Nullable;

/** Makes one id of the fields that together tell a sender's events apart. */
final class SenderIds {

    private static final String SEPARATOR = "|";

    private SenderIds() {}

    /**
     * @return null when one of {@code parts} is absent, for then the others may not be unique
     */
    static @Nullable String of(@Nullable String... parts) {
        var id = new StringBuilder();
        for (String part : parts) {
            if (part == null) {
                return null;
            }
            id.append(id.isEmpty() ? "" : SEPARATOR).append(part);
        }
        return FittedText.id(id.toString());
    }
}

package io.threatmonitor.ingest.intake.webhooks;

import io.threatmonitor.ingest.intake.OriginalReader;
import io.threatmonitor.ingest.intake.Submission;
import io.threatmonitor.ingest.sensors.Sender;

import org.springframework.stereotype.Component;

import java.util.Set;

/**
 * What a webhook brought is kept as the object that its kind's mapping takes for one event. There
 * is nothing to read again of an object whose kind is not known.
 */
@Component
final class WebhookOriginals implements OriginalReader {

    private final WebhookReader reader;

    WebhookOriginals(WebhookReader reader) {
        this.reader = reader;
    }

    @Override
    public Set<String> formats() {
        return reader.kinds();
    }

    @Override
    public Submission read(String format, byte[] original, Sender sender) {
        return reader.readEvent(original, reader.mapping(format), sender);
    }
}

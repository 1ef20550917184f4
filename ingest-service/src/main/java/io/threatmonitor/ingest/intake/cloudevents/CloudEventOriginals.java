package io.threatmonitor.ingest.intake.cloudevents;

import io.threatmonitor.ingest.intake.OriginalReader;
import io.threatmonitor.ingest.intake.Submission;
import io.threatmonitor.ingest.sensors.Sender;

import org.springframework.stereotype.Component;

import java.util.Map;
import java.util.Set;

/** A CloudEvent is kept as its structured mode has it, in whichever mode it came. */
@Component
final class CloudEventOriginals implements OriginalReader {

    private final CloudEventReader reader;

    CloudEventOriginals(CloudEventReader reader) {
        this.reader = reader;
    }

    @Override
    public Set<String> formats() {
        return Set.of(CloudEventMapping.FORMAT);
    }

    @Override
    public Submission read(String format, byte[] original, Sender sender) {
        return reader.read(original, CloudEventReader.STRUCTURED, Map.of(), sender).getFirst();
    }
}

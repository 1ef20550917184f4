package io.threatmonitor.ingest.intake.nativeapi;

import io.threatmonitor.ingest.intake.OriginalReader;
import io.threatmonitor.ingest.intake.Submission;
import io.threatmonitor.ingest.sensors.Sender;

import org.springframework.stereotype.Component;

import java.util.Set;

/** An event of the native format is one JSON object, wherever it stood. */
@Component
final class NativeOriginals implements OriginalReader {

    private final NativeEventReader reader;

    NativeOriginals(NativeEventReader reader) {
        this.reader = reader;
    }

    @Override
    public Set<String> formats() {
        return Set.of(NativeEventReader.FORMAT);
    }

    @Override
    public Submission read(String format, byte[] original, Sender sender) {
        return reader.read(original);
    }
}

package io.threatmonitor.ingest.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.function.Consumer;

/** The ways to write events into a file. */
enum EventExport {
    /** One JSON object a line, as the event stands on the topic. */
    NDJSON("application/x-ndjson", "ndjson") {
        @Override
        Consumer<String> documentsTo(Writer writer) {
            return document -> write(writer, document + "\n");
        }
    },

    /** RFC 4180, with a header. */
    CSV("text/csv", "csv") {
        @Override
        Consumer<String> documentsTo(Writer writer) {
            write(writer, CsvRow.HEADER);
            return document -> write(writer, CsvRow.of(document));
        }
    };

    private final String contentType;
    private final String extension;

    EventExport(String contentType, String extension) {
        this.contentType = contentType;
        this.extension = extension;
    }

    String contentType() {
        return contentType;
    }

    String extension() {
        return extension;
    }

    /**
     * @return takes the JSON text of an event and fails with {@link UncheckedIOException} once
     *     nobody reads any more
     */
    abstract Consumer<String> documentsTo(Writer writer);

    private static void write(Writer writer, String text) {
        try {
            writer.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

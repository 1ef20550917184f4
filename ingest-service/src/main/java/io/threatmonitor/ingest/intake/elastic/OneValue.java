package io.threatmonitor.ingest.intake.elastic;

import io.threatmonitor.ingest.intake.SenderJson;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamReadException;

/** Reads text that has to be one JSON value: what stands behind it must not get lost. */
final class OneValue {

    private OneValue() {}

    /**
     * @throws JacksonException when it is none, or more than one
     */
    static @Nullable Object in(byte[] text, SenderJson json) {
        try (JsonParser parser = json.parser(text)) {
            Object value = json.value(parser);
            if (parser.nextToken() != null) {
                throw new StreamReadException(parser, "There is more than one value");
            }
            return value;
        }
    }
}

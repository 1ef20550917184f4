package io.threatmonitor.ingest.intake;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON of senders as plain maps, lists and values, within limits. Thread-safe. */
@Component
public final class SenderJson {

    private final JsonMapper mapper;

    @Autowired
    SenderJson(IntakeProperties properties) {
        this(properties.maxDepth());
    }

    private SenderJson(int maxDepth) {
        var limits = StreamReadConstraints.builder().maxNestingDepth(maxDepth).build();
        this.mapper =
                JsonMapper.builder(
                                JsonFactory.builder()
                                        .streamReadConstraints(limits)
                                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                        .build())
                        // several values may stand in one body
                        .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .build();
    }

    /** The same for a format that wraps each level of what a sender says in some of its own. */
    public SenderJson withDepth(int maxDepth) {
        return new SenderJson(maxDepth);
    }

    /** A parser over a body that may hold several values, with or without space between them. */
    public JsonParser parser(byte[] body) {
        return mapper.createParser(body);
    }

    /** The value at which {@code parser} stands. */
    public @Nullable Object value(JsonParser parser) {
        return mapper.readValue(parser, Object.class);
    }

    /** The first value in {@code text}. */
    public @Nullable Object value(byte[] text) {
        return mapper.readValue(text, Object.class);
    }

    /**
     * The one value in a part of {@code text}: what stood behind it would get lost.
     *
     * @throws JacksonException when there is none, or more than one
     */
    public @Nullable Object onlyValue(byte[] text, int offset, int length) {
        try (JsonParser parser = mapper.createParser(text, offset, length)) {
            Object value = value(parser);
            if (parser.nextToken() != null) {
                throw new StreamReadException(parser, "There is more than one value");
            }
            return value;
        }
    }

    public byte[] bytes(@Nullable Object value) {
        return mapper.writeValueAsBytes(value);
    }
}

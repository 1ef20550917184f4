package io.threatmonitor.kit.messaging;

import io.threatmonitor.contracts.WireJson;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.kafka.listener.BatchListenerFailedException;

import tools.jackson.core.JacksonException;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Handles the records of one poll together, without letting one that can never be handled hold up
 * the others. Such a record (not JSON, or refused by the database for what it says) goes to the
 * dead letters; anything else that fails (the database is away) is tried again, for as long as it
 * takes.
 */
public final class RecordBatch {

    private RecordBatch() {}

    /**
     * Decodes {@code records} and gives them to {@code handler}, in order and in one call where all
     * is well.
     *
     * @param handler idempotent: a batch may come again in part or as a whole
     * @throws BatchListenerFailedException at the first record that can never be handled, when
     *     those before it have been
     */
    public static <T> void handle(
            List<ConsumerRecord<String, byte[]>> records,
            Class<T> type,
            Consumer<List<T>> handler) {
        handle(records, value -> decode(value, type), handler);
    }

    /**
     * The same for a handler that wants to see the bytes as they came.
     *
     * @param decoder throws {@link JacksonException} or {@link IllegalArgumentException} for a
     *     value that can never be handled
     */
    public static <T> void handle(
            List<ConsumerRecord<String, byte[]>> records,
            Function<byte[], T> decoder,
            Consumer<List<T>> handler) {
        handle(records, (consumed, value) -> decoder.apply(value), handler);
    }

    /**
     * The same for a handler that wants to see the headers too.
     *
     * @param decoder as above, of a record and its value
     */
    public static <T> void handle(
            List<ConsumerRecord<String, byte[]>> records,
            BiFunction<ConsumerRecord<String, byte[]>, byte[], T> decoder,
            Consumer<List<T>> handler) {
        var decoded = new ArrayList<T>(records.size());
        UnhandleableRecordException undecodable = null;
        for (var consumed : records) {
            try {
                decoded.add(decoder.apply(consumed, contentOf(consumed)));
            } catch (JacksonException | IllegalArgumentException e) {
                undecodable = new UnhandleableRecordException("not a valid record", e);
                break;
            }
        }
        handleDecoded(decoded, handler);
        if (undecodable != null) {
            throw failedAt(decoded.size(), undecodable);
        }
    }

    private static <T> void handleDecoded(List<T> decoded, Consumer<List<T>> handler) {
        if (decoded.isEmpty()) {
            return;
        }
        try {
            handler.accept(decoded);
        } catch (DataIntegrityViolationException e) {
            handleOneByOne(decoded, handler);
        }
    }

    /** Finds the record that the database refuses. */
    private static <T> void handleOneByOne(List<T> decoded, Consumer<List<T>> handler) {
        for (int i = 0; i < decoded.size(); i++) {
            try {
                handler.accept(List.of(decoded.get(i)));
            } catch (DataIntegrityViolationException e) {
                throw failedAt(i, new UnhandleableRecordException("refused by the database", e));
            }
        }
    }

    private static byte[] contentOf(ConsumerRecord<String, byte[]> consumed) {
        byte @Nullable [] value = consumed.value();
        if (value == null) {
            throw new IllegalArgumentException("empty");
        }
        return value;
    }

    private static <T> T decode(byte[] value, Class<T> type) {
        T decoded = WireJson.MAPPER.readValue(value, type);
        if (decoded == null) {
            throw new IllegalArgumentException("not a valid " + type.getSimpleName());
        }
        return decoded;
    }

    private static BatchListenerFailedException failedAt(
            int index, UnhandleableRecordException cause) {
        return new BatchListenerFailedException(String.valueOf(cause.getMessage()), cause, index);
    }
}

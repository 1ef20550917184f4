package io.threatmonitor.ingest.rejections.replay;

import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.ingest.intake.OriginalReader;
import io.threatmonitor.ingest.intake.Submission;
import io.threatmonitor.ingest.rejections.Rejection;
import io.threatmonitor.ingest.sensors.Sender;
import io.threatmonitor.kit.api.ApiException;

import org.springframework.stereotype.Component;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes submissions of rejected events. Thread-safe. */
@Component
final class Originals {

    private static final String NATIVE = "native";

    private final Map<String, OriginalReader> readers = new HashMap<>();

    Originals(List<OriginalReader> readers) {
        for (var reader : readers) {
            reader.formats().forEach(format -> this.readers.put(format, reader));
        }
    }

    /**
     * The original once more.
     *
     * @throws ApiException {@code validation_failed} when it takes a repaired one
     */
    Submission again(Rejection rejection, byte[] original, Sender sender) {
        OriginalReader reader = readers.get(rejection.format());
        if (rejection.truncated()) {
            throw repair("is needed: only the beginning of the original was kept");
        }
        if (reader == null) {
            throw repair(
                    "is needed: an original of format %s cannot be read again"
                            .formatted(rejection.format()));
        }
        return attempt(rejection, read(reader, rejection.format(), original, sender));
    }

    /** A native event in the original's place. */
    Submission repaired(Rejection rejection, byte[] event, Sender sender) {
        OriginalReader reader = readers.get(NATIVE);
        if (reader == null) {
            throw new IllegalStateException("No wire format reads " + NATIVE);
        }
        return attempt(rejection, read(reader, NATIVE, event, sender));
    }

    /** Has an id in any case, so that an attempt whose end nobody noted can be repeated. */
    private static Submission attempt(Rejection rejection, Submission event) {
        return event.identifiedBy("rejected-event-" + rejection.id()).replayed(rejection.format());
    }

    private static Submission read(
            OriginalReader reader, String format, byte[] bytes, Sender sender) {
        try {
            return reader.read(format, bytes, sender);
        } catch (ApiException e) {
            if (e.code() != ErrorCode.MALFORMED_REQUEST) {
                throw e;
            }
            return Submission.unreadable(format, String.valueOf(e.getMessage()), () -> bytes);
        }
    }

    private static ApiException repair(String message) {
        return ApiException.invalid("body", message);
    }
}

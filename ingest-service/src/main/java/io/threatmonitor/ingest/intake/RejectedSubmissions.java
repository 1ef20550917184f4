package io.threatmonitor.ingest.intake;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;
import io.threatmonitor.contracts.event.RejectedEvent;
import io.threatmonitor.ingest.intake.Acceptance.Accepted;
import io.threatmonitor.ingest.intake.Acceptance.Duplicate;
import io.threatmonitor.ingest.intake.Acceptance.Rejected;
import io.threatmonitor.ingest.intake.Acceptance.TooLarge;
import io.threatmonitor.ingest.intake.Acceptance.Unavailable;
import io.threatmonitor.ingest.publishing.RejectedEventPublisher;
import io.threatmonitor.ingest.sensors.Sender;
import io.threatmonitor.kit.ids.IdGenerator;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Has what is rejected kept, so that somebody can look at it, repair it and have it taken after
 * all. Neither waits nor fails, whatever there is to keep. Thread-safe.
 */
@Component
final class RejectedSubmissions {

    private static final Logger log = LoggerFactory.getLogger(RejectedSubmissions.class);

    private static final List<FieldError> TOO_LARGE =
            List.of(new FieldError(Submission.WHOLE_EVENT, "is too large for the brokers"));

    /** Names and messages can quote what a sender sent, at any length. */
    private static final int NAME_MAX = 200;

    private static final int MESSAGE_MAX = 500;

    private final RejectedEventPublisher publisher;
    private final RejectedAllowance allowance;
    private final IdGenerator ids;
    private final int maxOriginal;
    private final Counter tooMany;
    private final Counter unwritable;

    @Autowired
    RejectedSubmissions(
            RejectedEventPublisher publisher,
            RejectedProperties properties,
            IdGenerator ids,
            MeterRegistry meters) {
        this(publisher, properties, TimeMeter.SYSTEM_MILLISECONDS, ids, meters);
    }

    RejectedSubmissions(
            RejectedEventPublisher publisher,
            RejectedProperties properties,
            TimeMeter time,
            IdGenerator ids,
            MeterRegistry meters) {
        this.publisher = publisher;
        this.allowance = new RejectedAllowance(properties, time);
        this.ids = ids;
        this.maxOriginal = (int) properties.maxOriginal().toBytes();
        this.tooMany = unrecorded("too_many", meters);
        this.unwritable = unrecorded("unwritable", meters);
    }

    /** Keeps those of {@code submissions} in whose place there is no other end than rejection. */
    void keep(
            List<Submission> submissions, List<Acceptance> acceptances, Sender sender, Instant at) {
        for (int i = 0; i < acceptances.size(); i++) {
            switch (acceptances.get(i)) {
                case Accepted _, Duplicate _, Unavailable _ -> {}
                case Rejected rejected ->
                        keep(submissions.get(i), rejected.errors(), sender.sensorId(), at);
                case TooLarge _ -> keep(submissions.get(i), TOO_LARGE, sender.sensorId(), at);
            }
        }
    }

    private void keep(Submission submission, List<FieldError> errors, String sensor, Instant at) {
        if (submission.original().isKept()) {
            return;
        }
        if (!allowance.isLeft(sensor)) {
            tooMany.increment();
            return;
        }
        try {
            byte[] original = submission.original().bytes();
            byte[] kept = beginningOf(original);
            if (allowance.take(sensor, kept.length)) {
                publisher.publish(
                        new RejectedEvent(
                                ids.next(),
                                at,
                                sensor,
                                sourceNameOf(submission),
                                submission.format(),
                                errors.stream().map(RejectedSubmissions::shortened).toList(),
                                original.length,
                                kept));
            } else {
                tooMany.increment();
            }
        } catch (RuntimeException e) {
            // Its neighbours may be with the brokers already: their sender must learn of it.
            unwritable.increment();
            log.debug("A rejected event of {} cannot be written", submission.format(), e);
        }
    }

    /** Never half of a character (RFC 3629 section 3). */
    private byte[] beginningOf(byte[] original) {
        if (original.length <= maxOriginal) {
            return original;
        }
        int end = maxOriginal;
        while (end > maxOriginal - 3 && end > 0 && (original[end] & 0xC0) == 0x80) {
            end--;
        }
        return Arrays.copyOf(original, end);
    }

    private static @Nullable String sourceNameOf(Submission submission) {
        var event = submission.event();
        String name = event == null ? null : event.sourceName();
        return name == null || name.isBlank() || name.length() > EventRules.SOURCE_NAME_MAX
                ? null
                : name.strip();
    }

    private static FieldError shortened(FieldError error) {
        return new FieldError(
                shortened(error.field(), NAME_MAX), shortened(error.message(), MESSAGE_MAX));
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    private static Counter unrecorded(String reason, MeterRegistry meters) {
        return Counter.builder("intake.rejected.unrecorded")
                .description("Rejected events that were not kept")
                .tag("reason", reason)
                .register(meters);
    }
}

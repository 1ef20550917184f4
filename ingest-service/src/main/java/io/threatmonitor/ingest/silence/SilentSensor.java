package io.threatmonitor.ingest.silence;

import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.ingest.intake.FittedText;
import io.threatmonitor.ingest.intake.Submission;
import io.threatmonitor.ingest.intake.SubmittedEvent;
import io.threatmonitor.ingest.sensors.Sender;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A sensor that sends nothing for longer than it should.
 *
 * @param since when it was last heard, or registered where it never was
 * @param limit the silence that is worth an alert
 */
record SilentSensor(
        String id,
        String name,
        String owner,
        String kind,
        boolean everHeard,
        Instant since,
        Duration limit) {

    /** The wire format of events that no sensor sent. */
    static final String FORMAT = "platform";

    /**
     * The event that tells of it. Its id follows from the sensor and the silence, so that it is the
     * same one from whichever replica it comes.
     */
    Submission asSubmission(Sender platform) {
        String description = description();
        var event =
                SubmittedEvent.builder()
                        .id(FittedText.id("silence/%s/%s".formatted(id, since)))
                        .sourceName(FittedText.sourceName(platform, id))
                        .eventType(EventType.OTHER)
                        .severity(Severity.HIGH)
                        .description(FittedText.description(description))
                        .attributes(attributes())
                        .build();
        return Submission.of(FORMAT, event, () -> description.getBytes(StandardCharsets.UTF_8));
    }

    private String description() {
        return "Sensor %s (%s) %s %s, longer than %s; its owner is %s"
                .formatted(
                        name,
                        id,
                        everHeard
                                ? "has sent nothing since"
                                : "has never sent since it was registered at",
                        since.truncatedTo(ChronoUnit.SECONDS),
                        limit,
                        owner);
    }

    private Map<String, @Nullable Object> attributes() {
        var silence = new LinkedHashMap<String, @Nullable Object>();
        silence.put("sensor_id", id);
        silence.put("sensor_name", name);
        silence.put("owner", owner);
        silence.put("kind", kind);
        silence.put("last_heard_at", everHeard ? since.toString() : null);
        silence.put("silent_after", limit.toString());
        var attributes = new LinkedHashMap<String, @Nullable Object>();
        attributes.put("silence", silence);
        return attributes;
    }
}

package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.alert.AlertSnapshot;
import io.threatmonitor.contracts.detection.Detection;
import io.threatmonitor.contracts.detection.Grouping;
import io.threatmonitor.kit.ids.DerivedIds;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A detection on its way to an alert. Time is when the platform received the event: whoever is
 * behind with the topic groups as whoever is not.
 *
 * @param alert what it raises, unless another alert counts it
 * @param group what its rule counts together; null where each detection raises its own. One group
 *     has one severity and one silence, so that nothing hides behind what is less severe or
 *     silenced.
 */
record Candidate(Detection detection, AlertSnapshot alert, @Nullable UUID group) {

    /** The namespaces of group ids: any constants will do, as long as they never change. */
    private static final UUID GROUPS = UUID.fromString("3c1f8f0a-93a1-4b53-9d6d-5f2f0c2f7a11");

    private static final UUID FLOODS = UUID.fromString("b8a2c6c4-1a0e-4f0d-8a5e-6e4d6b0f9c27");

    static Candidate of(Detection detection, AlertSnapshot alert) {
        Grouping grouping = detection.grouping();
        UUID group =
                grouping == null
                        ? null
                        : DerivedIds.of(
                                GROUPS,
                                AlertRows.text(alert.severity()),
                                silence(alert),
                                WireJson.MAPPER.writeValueAsString(grouping.values()),
                                detection.rule().id());
        return new Candidate(detection, alert, group);
    }

    /** What a flood of its source counts together. */
    UUID flood() {
        return DerivedIds.of(
                FLOODS,
                AlertRows.text(alert.severity()),
                silence(alert),
                detection.event().sourceName());
    }

    Instant receivedAt() {
        return detection.event().receivedAt();
    }

    String source() {
        return detection.event().sourceName();
    }

    private static String silence(AlertSnapshot alert) {
        return Objects.toString(alert.silencedBy(), "");
    }
}

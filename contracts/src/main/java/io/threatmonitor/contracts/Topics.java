package io.threatmonitor.contracts;

/**
 * The Kafka topics of the platform. The version is part of the name: a change that is not additive
 * gets a new topic.
 */
public final class Topics {

    /** {@code SecurityEvent}, keyed by source name. */
    public static final String EVENTS = "security.events.v1";

    /**
     * What senders sent and nobody could take: raw bytes, with a {@code RejectedEvent} in headers.
     */
    public static final String REJECTED_EVENTS = "security.events.rejected.v1";

    /** {@code Detection}, keyed by the detection's group key. */
    public static final String DETECTIONS = "security.detections.v1";

    /** {@code AlertChange}, keyed by alert id, in the order in which the alert changed. */
    public static final String ALERTS = "security.alerts.v1";

    /** {@code AuditAction}, keyed by actor id. */
    public static final String AUDIT_ACTIONS = "audit.actions.v1";

    private static final String DEAD_LETTER_SUFFIX = ".dlt";

    private Topics() {}

    /** The topic that takes the records of {@code topic} which no consumer could handle. */
    public static String deadLettersOf(String topic) {
        return topic + DEAD_LETTER_SUFFIX;
    }
}

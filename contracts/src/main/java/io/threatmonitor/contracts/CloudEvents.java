package io.threatmonitor.contracts;

/**
 * The Kafka record headers that carry a record's CloudEvents attributes, and the values of {@code
 * type} that we send.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">CloudEvents
 *     1.0.2, Kafka protocol binding, section 3.2 (binary content mode)</a>
 */
public final class CloudEvents {

    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    public static final String SOURCE = "ce_source";
    public static final String TIME = "ce_time";
    public static final String SUBJECT = "ce_subject";
    public static final String SPEC_VERSION = "ce_specversion";

    /** The value of {@link #SPEC_VERSION}. */
    public static final String VERSION = "1.0";

    /**
     * The severity of a security event, an extension of ours, so that counting events needs no
     * parsing of their values.
     */
    public static final String SEVERITY = "ce_severity";

    public static final String EVENT_RECEIVED = "io.threatmonitor.event.received.v1";
    public static final String EVENT_REJECTED = "io.threatmonitor.event.rejected.v1";
    public static final String DETECTION_MADE = "io.threatmonitor.detection.made.v1";
    public static final String ALERT_CHANGED = "io.threatmonitor.alert.changed.v1";
    public static final String ACTION_AUDITED = "io.threatmonitor.action.audited.v1";

    private CloudEvents() {}
}

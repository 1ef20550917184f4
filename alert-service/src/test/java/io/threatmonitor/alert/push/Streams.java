package io.threatmonitor.alert.push;

import io.threatmonitor.contracts.Topics;

import org.apache.kafka.common.TopicPartition;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

/** Streams and frames for tests. */
final class Streams {

    static final StreamProperties PROPERTIES =
            new StreamProperties(
                    Duration.ofSeconds(15),
                    Duration.ofMillis(250),
                    Duration.ofMillis(50),
                    Duration.ofSeconds(1),
                    10_000,
                    10,
                    3,
                    5,
                    DataSize.ofKilobytes(1),
                    4,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(5));

    static final Viewer ANALYST = new Viewer("analyst-id", true, true, false);
    static final Viewer AUDITOR = new Viewer("auditor-id", true, false, true);
    static final Viewer ADMIN = new Viewer("admin-id", true, true, true);

    static final TopicPartition ALERTS = new TopicPartition(Topics.ALERTS, 0);
    static final TopicPartition MORE_ALERTS = new TopicPartition(Topics.ALERTS, 1);
    static final TopicPartition AUDIT = new TopicPartition(Topics.AUDIT_ACTIONS, 0);

    private Streams() {}

    static Frame frame(Frame.Kind kind, String actorId) {
        return Frame.of(kind, "1_", actorId, "{}");
    }

    /** A change as the only one that its stream has had so far. */
    static Change change(TopicPartition partition, long offset) {
        return change(partition, offset, "{}");
    }

    static Change change(TopicPartition partition, long offset, String json) {
        var kind = partition.equals(AUDIT) ? Frame.Kind.AUDIT : Frame.Kind.ALERT;
        var after = StreamPosition.start().with(partition, offset + 1);
        return new Change(
                partition, offset, Frame.of(kind, after.toString(), "someone-else", json));
    }
}

package io.threatmonitor.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.contracts.Topics;
import io.threatmonitor.kit.sample.KitTest;

import org.apache.kafka.clients.admin.TopicDescription;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaAdmin;

/** Partitions are for ever: a change of these numbers is a migration. */
@KitTest
class PlatformTopicsTest {

    private final KafkaAdmin kafka;

    PlatformTopicsTest(KafkaAdmin kafka) {
        this.kafka = kafka;
    }

    @Test
    void existOnceAServiceHasStarted() {
        assertThat(partitionsOf(Topics.EVENTS)).isEqualTo(12);
        assertThat(partitionsOf(Topics.REJECTED_EVENTS)).isEqualTo(3);
        assertThat(partitionsOf(Topics.DETECTIONS)).isEqualTo(12);
        assertThat(partitionsOf(Topics.ALERTS)).isEqualTo(12);
        assertThat(partitionsOf(Topics.AUDIT_ACTIONS)).isEqualTo(6);
        assertThat(partitionsOf(Topics.deadLettersOf(Topics.EVENTS))).isEqualTo(1);
    }

    private int partitionsOf(String topic) {
        TopicDescription description = kafka.describeTopics(topic).get(topic);
        assertThat(description).isNotNull();
        return description.partitions().size();
    }
}

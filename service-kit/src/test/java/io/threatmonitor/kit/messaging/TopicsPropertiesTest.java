package io.threatmonitor.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.util.Map;

class TopicsPropertiesTest {

    @Test
    void startWithOneReplicaForOneMachine() {
        assertThat(bind(Map.of())).isEqualTo(new TopicsProperties(true, (short) 1, (short) 1));
    }

    @Test
    void takeWhatProductionSets() {
        var production =
                Map.of(
                        "threat-monitor.topics.create", "false",
                        "threat-monitor.topics.replicas", "3",
                        "threat-monitor.topics.min-in-sync-replicas", "2");

        assertThat(bind(production)).isEqualTo(new TopicsProperties(false, (short) 3, (short) 2));
    }

    private static TopicsProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("threat-monitor.topics", TopicsProperties.class);
    }
}

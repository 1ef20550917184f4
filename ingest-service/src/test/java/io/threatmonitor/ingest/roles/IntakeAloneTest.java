package io.threatmonitor.ingest.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.testkit.ServiceTest;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;

import org.junit.jupiter.api.Test;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

@ServiceTest(properties = "threat-monitor.roles=intake")
class IntakeAloneTest {

    private final ApiClient api;
    private final TestIssuer issuer;
    private final KafkaListenerEndpointRegistry listeners;

    IntakeAloneTest(ApiClient api, TestIssuer issuer, KafkaListenerEndpointRegistry listeners) {
        this.api = api;
        this.issuer = issuer;
        this.listeners = listeners;
    }

    @Test
    void takesEventsAndNeitherReadsTheTopicNorAnswersSearches() {
        var answer =
                api.as(issuer.sensor("sensor-1"))
                        .post(
                                "/api/v1/events",
                                """
                                {"source_name": "alone", "event_type": "other", "severity": "low",
                                 "description": "Taken by the intake alone"}
                                """);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(listeners.getListenerContainers()).isEmpty();
        assertThat(api.as(issuer.analyst()).get("/api/v1/events").status()).isEqualTo(403);
    }
}

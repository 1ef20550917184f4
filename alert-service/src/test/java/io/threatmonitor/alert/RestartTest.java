package io.threatmonitor.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.testkit.fixtures.SecurityEvents;
import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.infrastructure.Infrastructure;
import io.threatmonitor.testkit.infrastructure.TestDatabase;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Runs services of its own, to stop and start them; consumer groups of its own come with the name.
 */
class RestartTest {

    private static final int EVENTS = 400;

    private final Infrastructure infrastructure = Infrastructure.shared();
    private final TestDatabase database = TestDatabase.createOn(infrastructure);
    private final String name = "alert-service-" + UUID.randomUUID();

    @Test
    void losesAndDoublesNothingWhenStoppedAmongEvents() {
        List<SecurityEvent> events =
                Stream.generate(() -> SecurityEvents.bruteForceFrom("203.0.113.16"))
                        .limit(EVENTS)
                        .toList();
        try (var topics = new TestTopics(infrastructure.bootstrapServers())) {
            try (var first = start()) {
                events.subList(0, EVENTS / 2).forEach(event -> publish(topics, event));
                await().until(() -> alertsOf(first) > 0);
            }
            events.subList(EVENTS / 2, EVENTS).forEach(event -> publish(topics, event));
        }
        try (var second = start()) {
            await().until(() -> alertsOf(second) == EVENTS);
            await().until(() -> count(second, "select count(*) from outbox") == 0);

            assertThat(count(second, "select count(*) from alert_transition"))
                    .isEqualTo(count(second, "select count(*) from alert"));
        }
    }

    private ConfigurableApplicationContext start() {
        TestIssuer issuer = TestIssuer.shared();
        return new SpringApplicationBuilder(AlertApplication.class)
                .run(
                        "--spring.application.name=" + name,
                        "--SERVER_PORT=0",
                        "--SERVER_ADDRESS=127.0.0.1",
                        "--POSTGRES_URL=" + database.url(),
                        "--POSTGRES_USER=" + database.user(),
                        "--POSTGRES_PASSWORD=" + database.password(),
                        "--KAFKA_BOOTSTRAP_SERVERS=" + infrastructure.bootstrapServers(),
                        "--OIDC_ISSUER=" + issuer.issuer(),
                        "--OIDC_JWKS=" + issuer.keySetUrl(),
                        "--threat-monitor.flood.alerts-per-minute=1000000");
    }

    private static void publish(TestTopics topics, SecurityEvent event) {
        topics.send(Topics.EVENTS, event.sourceName(), event);
    }

    private static long alertsOf(ConfigurableApplicationContext service) {
        return count(service, "select count(*) from alert where event::text like '%203.0.113.16%'");
    }

    private static long count(ConfigurableApplicationContext service, String sql) {
        return service.getBean(JdbcClient.class).sql(sql).query(Long.class).single();
    }
}

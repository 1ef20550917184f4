package io.threatmonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** Nothing accepted is lost and nothing is doubled, whatever dies. */
class CrashTest {

    private static final int EVENTS_BEFORE = 60;
    private static final int EVENTS_AFTER = 20;

    /** As long as a start may take on a busy machine. */
    private static final Duration RESTART = RunningPlatform.START;

    private final RunningPlatform platform = RunningPlatform.shared();

    /** So many that none of them is a flood, which would be one alert. */
    private final List<String> sources = Stream.generate(Sensor::newSource).limit(20).toList();

    /** The platform's ids of the accepted events, by the sender's own. */
    private final Map<String, String> accepted = new ConcurrentHashMap<>();

    @Test
    void noAlertIsMissingOrDoubledAfterTheAlertServiceIsKilled() throws InterruptedException {
        var sending = new AtomicBoolean(true);
        Thread sender = Thread.ofVirtual().start(() -> reportWhile(sending));
        await().atMost(RESTART).until(() -> accepted.size() >= EVENTS_BEFORE);

        platform.kill("alert-service");
        platform.up();
        sender.join();
        for (int i = 0; i < EVENTS_AFTER; i++) {
            report(UUID.randomUUID().toString());
        }

        Eventually.count(accepted.size(), this::alerts);
        assertThat(alerts())
                .extracting(alert -> alert.path("event").path("id").asString())
                .containsExactlyInAnyOrderElementsOf(accepted.values());
    }

    /**
     * Reports until the platform goes down, and then, as a sensor does, sends again what got no
     * answer.
     */
    private void reportWhile(AtomicBoolean sending) {
        while (sending.get()) {
            String sendersId = UUID.randomUUID().toString();
            try {
                report(sendersId);
            } catch (RuntimeException | AssertionError e) {
                sending.set(false);
                await().atMost(RESTART).ignoreExceptions().untilAsserted(() -> report(sendersId));
            }
        }
    }

    private void report(String sendersId) {
        String source = sources.get(Math.floorMod(sendersId.hashCode(), sources.size()));
        Api.Answer answer = platform.sensor().tryToReport(Sensor.event("high", source, sendersId));
        answer.expect(202);
        accepted.put(sendersId, answer.data().path("id").asString());
    }

    private List<JsonNode> alerts() {
        return platform.alertsOf(Set.copyOf(sources));
    }
}

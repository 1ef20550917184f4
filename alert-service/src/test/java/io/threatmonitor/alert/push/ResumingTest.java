package io.threatmonitor.alert.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.alert.ServiceRun;
import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.alert.AlertChange;
import io.threatmonitor.testkit.fixtures.AlertChanges;
import io.threatmonitor.testkit.fixtures.Detections;
import io.threatmonitor.testkit.fixtures.SecurityEvents;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.http.EventStream;
import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.infrastructure.Infrastructure;
import io.threatmonitor.testkit.infrastructure.TestDatabase;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** A browser that comes back goes on, wherever it comes back to: with replicas of its own. */
class ResumingTest {

    private static final String PATH = "/api/v1/stream";

    private final Infrastructure infrastructure = Infrastructure.shared();
    private final TestDatabase database = TestDatabase.createOn(infrastructure);
    private final ServiceRun service =
            new ServiceRun(
                    "alert-service-" + UUID.randomUUID(),
                    infrastructure.bootstrapServers(),
                    database.url(),
                    database.user(),
                    database.password());
    private final TestTopics topics = new TestTopics(infrastructure.bootstrapServers());

    @Test
    void goesOnAfterTheServiceWasStartedAgain() {
        List<UUID> sent = new ArrayList<>();
        String reached;
        try (var first = service.start();
                EventStream stream = clientOf(first).stream(PATH)) {
            sent.addAll(publish(20));
            await().until(() -> changes(stream).containsAll(sent));
            reached = lastId(stream);
        }
        List<UUID> meanwhile = publish(20);
        try (var second = service.start();
                EventStream stream = back(clientOf(second), reached)) {
            List<UUID> later = publish(20);
            await().until(() -> changes(stream).containsAll(later));

            assertThat(changes(stream)).containsAll(meanwhile).doesNotContainAnyElementsOf(sent);
            assertThat(stream.frames("reset")).isEmpty();
        }
    }

    /** Each of them cuts the browser off in the middle, while changes come all the time. */
    @Test
    void missesNothingWhileItWandersBetweenReplicas() throws InterruptedException {
        try (var one = service.start();
                var other = service.start()) {
            var publishing = new AtomicBoolean(true);
            List<UUID> sent = new ArrayList<>();
            Thread publisher =
                    Thread.ofVirtual()
                            .start(() -> {
                                while (publishing.get()) {
                                    sent.addAll(publish(5));
                                }
                            });
            List<UUID> seen = new ArrayList<>();
            String reached = "";
            for (int visit = 0; visit < 10; visit++) {
                try (EventStream stream = back(clientOf(visit % 2 == 0 ? one : other), reached)) {
                    await().until(() -> changes(stream).size() >= 10);
                    seen.addAll(changes(stream));
                    reached = lastIdOf(stream, seen);
                }
            }
            publishing.set(false);
            publisher.join();
            try (EventStream stream = back(clientOf(one), reached)) {
                await().untilAsserted(() -> {
                    var all = new ArrayList<>(seen);
                    all.addAll(changes(stream));
                    assertThat(all).containsAll(fromTheFirstSeen(sent, seen));
                });
                assertThat(stream.frames("reset")).isEmpty();
            }
        }
    }

    @Test
    void startsAnewWhereTheIdIsNoneOfTheStreams() {
        try (var replica = service.start();
                EventStream stream = back(clientOf(replica), UUID.randomUUID().toString())) {
            await().until(() -> !stream.frames("reset").isEmpty());
            List<UUID> later = publish(1);

            await().until(() -> changes(stream).containsAll(later));
        }
    }

    /** The stream that was read first began in the middle of what was sent. */
    private static List<UUID> fromTheFirstSeen(List<UUID> sent, List<UUID> seen) {
        int first = seen.stream().mapToInt(sent::indexOf).filter(i -> i >= 0).min().orElseThrow();
        return sent.subList(first, sent.size());
    }

    private List<UUID> publish(int count) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            AlertChange change =
                    AlertChanges.raisedBy(
                            Detections.bruteForceIn(SecurityEvents.bruteForceFrom("203.0.113.18")));
            topics.send(Topics.ALERTS, change.alertId().toString(), change);
            ids.add(change.id());
        }
        return ids;
    }

    private static ApiClient clientOf(ConfigurableApplicationContext replica) {
        return ServiceRun.clientOf(replica).as(TestIssuer.shared().analyst());
    }

    private static EventStream back(ApiClient client, String reached) {
        return client.with("Last-Event-ID", reached).stream(PATH);
    }

    private static List<UUID> changes(EventStream stream) {
        return stream.frames("alert").stream()
                .map(frame -> frame.data(AlertChange.class).id())
                .toList();
    }

    private static String lastId(EventStream stream) {
        return Objects.requireNonNull(stream.frames("alert").getLast().id());
    }

    /** The id of the last frame that was counted as seen. */
    private static String lastIdOf(EventStream stream, List<UUID> seen) {
        UUID last = seen.getLast();
        return stream.frames("alert").stream()
                .filter(frame -> frame.data(AlertChange.class).id().equals(last))
                .map(EventStream.Frame::id)
                .map(Objects::requireNonNull)
                .findFirst()
                .orElseThrow();
    }
}

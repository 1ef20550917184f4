package io.threatmonitor.alert.notification.deliveries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.alert.AlertServiceTest;
import io.threatmonitor.alert.notification.HttpReceiver;
import io.threatmonitor.alert.notification.HttpReceiver.Reply;
import io.threatmonitor.alert.notification.HttpReceiver.Request;
import io.threatmonitor.alert.notification.NotificationsUnderTest;
import io.threatmonitor.alert.notification.Requests;
import io.threatmonitor.contracts.alert.AlertSnapshot;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** Alertmanagers forget all alerts when they are restarted. */
@AlertServiceTest
class RepostingTest {

    private static final Duration EVER = Duration.ofHours(1);
    private static final int REPLICAS = 8;

    private final NotificationsUnderTest notifications;
    private final FiringAlerts firing;
    private final Reposting reposting;
    private final JdbcClient jdbc;
    private final HttpReceiver receiver = HttpReceiver.start();
    private final String source = NotificationsUnderTest.newSource();
    private UUID channel = new UUID(0, 0);

    RepostingTest(
            NotificationsUnderTest notifications,
            FiringAlerts firing,
            Reposting reposting,
            JdbcClient jdbc) {
        this.notifications = notifications;
        this.firing = firing;
        this.reposting = reposting;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void setUp() {
        String id = notifications.channel(Requests.alertmanager(receiver.url("")));
        channel = UUID.fromString(id);
        notifications.routeTo(source, id);
        // What is new is told again at once, of which there is nothing.
        await().until(this::wasTold);
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void tellsAgainOfWhatFiresWhenItsTimeHasCome() {
        AlertSnapshot alert = notifications.raise(source);
        await().until(() -> statesOf(alert).equals(List.of("sent")));
        int before = postsOf(alert).size();

        makeDue();

        await().until(() -> postsOf(alert).size() > before);
        JsonNode again = postsOf(alert).getLast();
        assertThat(again.required("labels"))
                .isEqualTo(postsOf(alert).getFirst().required("labels"));
        assertThat(endOf(again)).isAfter(Instant.now());
    }

    @Test
    void tellsNothingAgainThatIsResolved() {
        AlertSnapshot alert = notifications.raise(source);
        notifications.move(alert, "resolved");
        await().until(() -> statesOf(alert).equals(List.of("sent", "sent")));

        assertThat(firing.of(channel)).isEmpty();
    }

    /** The log has it as failed, and the alert is resolved nevertheless. */
    @Test
    void tellsNothingAgainWhoseEndWasRefused() {
        AlertSnapshot alert = notifications.raise(source);
        await().until(() -> statesOf(alert).equals(List.of("sent")));
        receiver.answer(Reply.of(400));
        notifications.move(alert, "resolved");
        await().until(() -> statesOf(alert).equals(List.of("sent", "failed")));

        assertThat(firing.of(channel)).isEmpty();
    }

    @Test
    void endsAnAlertThatIsResolvedWhileItIsToldAgain() {
        AlertSnapshot alert = notifications.raise(source);
        await().until(() -> statesOf(alert).equals(List.of("sent")));
        var resolving = new AtomicReference<AlertSnapshot>(alert);
        receiver.answer(request -> {
            AlertSnapshot open = resolving.getAndSet(null);
            if (open != null) {
                notifications.move(open, "resolved");
                await().until(() -> statesOf(open).equals(List.of("sent", "sent")));
            }
            return Reply.OK;
        });

        reposting.repost(channel);

        assertThat(postsOf(alert)).as("raised, again, resolved, again").hasSize(4);
        assertThat(endOf(postsOf(alert).getLast())).isBeforeOrEqualTo(Instant.now());
    }

    /** The service itself is one as well, and may be first. */
    @RepeatedTest(10)
    void isDoneByOneReplicaAtATime() throws Exception {
        var start = new CyclicBarrier(REPLICAS);
        Callable<List<UUID>> replica =
                () -> {
                    start.await();
                    return firing.claim(EVER);
                };
        makeDue();

        int claimed = 0;
        try (var threads = Executors.newFixedThreadPool(REPLICAS)) {
            for (var result : threads.invokeAll(Collections.nCopies(REPLICAS, replica))) {
                claimed += Collections.frequency(result.get(), channel);
            }
        }

        assertThat(claimed).isLessThanOrEqualTo(1);
    }

    private void makeDue() {
        jdbc.sql(
                        "update notification_repost set reposted_at = now() - interval '1 day'"
                                + " where channel_id = ?")
                .param(channel)
                .update();
    }

    private boolean wasTold() {
        return jdbc.sql("select exists (select from notification_repost where channel_id = ?)")
                .param(channel)
                .query(Boolean.class)
                .single();
    }

    /** In order. */
    private List<String> statesOf(AlertSnapshot alert) {
        return jdbc.sql(
                        "select state from notification_delivery where alert_id = ?"
                                + " and channel_id = ? order by position")
                .param(alert.id())
                .param(channel)
                .query(String.class)
                .list();
    }

    private List<JsonNode> postsOf(AlertSnapshot alert) {
        return receiver.requests().stream()
                .map(Request::json)
                .flatMap(JsonNode::valueStream)
                .filter(post ->
                        post.at("/labels/alert_id").stringValue().equals(alert.id().toString()))
                .toList();
    }

    private static Instant endOf(JsonNode post) {
        return OffsetDateTime.parse(post.required("endsAt").stringValue()).toInstant();
    }
}

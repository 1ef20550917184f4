package io.threatmonitor.alert.notification.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.alert.AlertServiceTest;
import io.threatmonitor.alert.notification.channels.AlertBrief;
import io.threatmonitor.alert.notification.channels.Notification;
import io.threatmonitor.alert.notification.channels.Reason;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.testkit.fixtures.AlertChanges;
import io.threatmonitor.testkit.fixtures.Detections;
import io.threatmonitor.testkit.fixtures.SecurityEvents;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Claims, on a channel that is in no book, so that the service itself leaves it alone. */
@AlertServiceTest
class ClaimTest {

    private static final int REPLICAS = 8;
    private static final int DELIVERIES = 200;

    private final Deliveries deliveries;
    private final JdbcClient jdbc;
    private final UUID channel = UUID.randomUUID();

    ClaimTest(Deliveries deliveries, JdbcClient jdbc) {
        this.deliveries = deliveries;
        this.jdbc = jdbc;
    }

    @Test
    void givesEachDeliveryToOneReplica() throws Exception {
        deliveries.add(Stream.generate(() -> about(UUID.randomUUID())).limit(DELIVERIES).toList());
        var claimed = new ConcurrentLinkedQueue<UUID>();
        Callable<Integer> replica =
                () -> {
                    int mine = 0;
                    for (var next = deliveries.claim(channel);
                            next.isPresent();
                            next = deliveries.claim(channel)) {
                        claimed.add(next.get().id());
                        mine++;
                    }
                    return mine;
                };

        try (var threads = Executors.newFixedThreadPool(REPLICAS)) {
            for (var result : threads.invokeAll(Collections.nCopies(REPLICAS, replica))) {
                var _ = result.get();
            }
        }
        // Whoever finds the next row locked sees none for a moment; a last look finds the rest.
        for (var next = deliveries.claim(channel);
                next.isPresent();
                next = deliveries.claim(channel)) {
            claimed.add(next.get().id());
        }

        assertThat(claimed).hasSize(DELIVERIES).doesNotHaveDuplicates();
    }

    @Test
    void givesWhatADeadReplicaHeldToAnotherUnderTheSameId() {
        deliveries.add(List.of(about(UUID.randomUUID())));
        DueDelivery first = deliveries.claim(channel).orElseThrow();
        assertThat(deliveries.claim(channel)).isEmpty();

        endTheLease();
        DueDelivery second = deliveries.claim(channel).orElseThrow();

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.notification()).isEqualTo(first.notification());
        assertThat(second.attempts()).isEqualTo(2);
    }

    /** It was paused for longer than its lease, and does not know that another has taken over. */
    @Test
    void hearsNothingFromAReplicaWhoseLeaseHasEnded() {
        deliveries.add(List.of(about(UUID.randomUUID())));
        DueDelivery slow = deliveries.claim(channel).orElseThrow();
        endTheLease();
        DueDelivery quick = deliveries.claim(channel).orElseThrow();

        deliveries.finish(slow, DeliveryState.FAILED, "too late");
        assertThat(state()).isEqualTo("due");
        deliveries.finish(quick, DeliveryState.SENT, "HTTP 200");
        assertThat(state()).isEqualTo("sent");
    }

    @Test
    void holdsBackWhatMustWaitForSomethingAboutTheSameAlert() {
        UUID alert = UUID.randomUUID();
        deliveries.add(List.of(about(alert), about(alert), about(UUID.randomUUID())));

        DueDelivery first = deliveries.claim(channel).orElseThrow();
        DueDelivery third = deliveries.claim(channel).orElseThrow();
        assertThat(deliveries.claim(channel)).isEmpty();
        deliveries.tryAgain(first, Duration.ofHours(1), "HTTP 503");
        assertThat(deliveries.claim(channel)).isEmpty();

        makeDue();
        deliveries.finish(deliveries.claim(channel).orElseThrow(), DeliveryState.SENT, "HTTP 200");
        DueDelivery second = deliveries.claim(channel).orElseThrow();
        assertThat(List.of(first.id(), third.id())).doesNotContain(second.id());
    }

    @Test
    void isAsIfItHadNotBeenWhenItIsReleased() {
        deliveries.add(List.of(about(UUID.randomUUID())));

        deliveries.release(deliveries.claim(channel).orElseThrow());

        assertThat(deliveries.claim(channel).map(DueDelivery::attempts)).isEqualTo(Optional.of(1));
    }

    @Test
    void addsWhatIsThereAlreadyNoSecondTime() {
        NewDelivery delivery = about(UUID.randomUUID());

        deliveries.add(List.of(delivery));
        deliveries.add(List.of(delivery, delivery));

        assertThat(deliveries.claim(channel)).isPresent();
        assertThat(deliveries.claim(channel)).isEmpty();
    }

    @Test
    void givesUpOnWhatNobodyTookInTime() {
        deliveries.add(List.of(about(UUID.randomUUID())));
        jdbc.sql(
                        "update notification_delivery set give_up_at = now() - interval '1 s'"
                                + " where channel_id = ?")
                .param(channel)
                .update();

        assertThat(deliveries.giveUp()).isPositive();
        assertThat(state()).isEqualTo("failed");
        assertThat(deliveries.claim(channel)).isEmpty();
    }

    private NewDelivery about(UUID alertId) {
        var alert =
                AlertChanges.raisedBy(
                                Detections.bruteForceIn(
                                        SecurityEvents.bruteForceFrom("203.0.113.41")))
                        .alert();
        return new NewDelivery(
                channel,
                "test",
                "test",
                alertId,
                Notification.ofOne(
                        UUID.randomUUID(),
                        Reason.RAISED,
                        Instant.EPOCH,
                        null,
                        Severity.HIGH,
                        AlertBrief.of(alert)));
    }

    private String state() {
        return jdbc.sql("select state from notification_delivery where channel_id = ?")
                .param(channel)
                .query(String.class)
                .single();
    }

    private void endTheLease() {
        jdbc.sql(
                        "update notification_delivery set claimed_until = now() - interval '1 s'"
                                + " where channel_id = ? and state = 'due'")
                .param(channel)
                .update();
    }

    private void makeDue() {
        jdbc.sql("update notification_delivery set next_attempt_at = now() where channel_id = ?")
                .param(channel)
                .update();
    }
}

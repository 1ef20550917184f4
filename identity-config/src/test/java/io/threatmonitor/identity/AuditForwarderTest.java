package io.threatmonitor.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.identity.AuditEntry.Actor;
import io.threatmonitor.identity.AuditEntry.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

@Timeout(20)
class AuditForwarderTest {

    @TempDir Path directory;

    @Test
    void bringsEntriesToTheTopicInTheirOrder() {
        FlakyTopic topic = new FlakyTopic(Integer.MAX_VALUE);
        try (AuditForwarder forwarder = forwarder("audit.spool", topic)) {
            offer(forwarder, 0, 2_000);

            await().until(() -> topic.received.size() >= 2_000);
        }
        assertThat(topic.received).isEqualTo(entries(0, 2_000));
    }

    @Test
    void bringsTheRestInOrderAndOnceWhenATopicComesBack() {
        FlakyTopic topic = new FlakyTopic(7);
        try (AuditForwarder forwarder = forwarder("audit.spool", topic)) {
            offer(forwarder, 0, 20);
            await().until(() -> topic.received.size() == 7);
            offer(forwarder, 20, 40);
            topic.takeAll();

            await().until(() -> topic.received.size() >= 40);
        }
        assertThat(topic.received).isEqualTo(entries(0, 40));
    }

    @Test
    void bringsWhatAKilledKeycloakLeftBehind() throws Exception {
        FlakyTopic before = new FlakyTopic(3);
        FlakyTopic after = new FlakyTopic(Integer.MAX_VALUE);
        List<String> sentBefore;
        try (AuditForwarder killed = forwarder("audit.spool", before)) {
            offer(killed, 0, 10);
            await().until(() -> unsent() == 7);
            Files.copy(directory.resolve("audit.spool"), directory.resolve("left.spool"));
            sentBefore = List.copyOf(before.received);
            before.takeAll();
        }

        try (AuditForwarder next = forwarder("left.spool", after)) {
            await().until(() -> after.received.size() >= 7);
            assertThat(next).isNotNull();
        }

        assertThat(sentBefore).isEqualTo(entries(0, 3));
        assertThat(after.received).isEqualTo(entries(3, 10));
    }

    @Test
    void losesNothingWhenKeycloakStops() {
        FlakyTopic topic = new FlakyTopic(Integer.MAX_VALUE);

        AuditForwarder forwarder = forwarder("audit.spool", topic);
        offer(forwarder, 0, 1_500);
        forwarder.close();

        assertThat(topic.received).isEqualTo(entries(0, 1_500));
    }

    @Test
    void neverKeepsALoginWaiting() throws Exception {
        AuditSpool spool = AuditSpool.open(directory.resolve("audit.spool"));
        AuditForwarder notStarted = new AuditForwarder(spool, new FlakyTopic(0));

        offer(notStarted, 0, 10_100);

        spool.close();
    }

    private AuditForwarder forwarder(String spool, AuditTopic topic) {
        AuditForwarder forwarder =
                new AuditForwarder(AuditSpool.open(directory.resolve(spool)), topic);
        forwarder.start();
        return forwarder;
    }

    /** What the file says that a new process would send. */
    private long unsent() throws Exception {
        String file = Files.readString(directory.resolve("audit.spool"));
        int end = file.indexOf('\n');
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
        int sent = Integer.parseInt(file.substring(0, end));
        return new String(bytes, sent, bytes.length - sent, StandardCharsets.UTF_8).lines().count();
    }

    private static void offer(AuditForwarder forwarder, int from, int to) {
        IntStream.range(from, to).mapToObj(AuditForwarderTest::entry).forEach(forwarder::offer);
    }

    private static List<String> entries(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> new String(entry(i).toJson(), StandardCharsets.UTF_8))
                .toList();
    }

    private static AuditEntry entry(int number) {
        return new AuditEntry(
                "entry-" + number,
                Instant.EPOCH,
                Actor.anonymous("müller"),
                "login",
                null,
                Outcome.FAILURE,
                "Sign-in failed",
                null,
                null,
                null,
                null,
                null);
    }
}

package io.threatmonitor.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.contracts.CloudEvents;
import io.threatmonitor.kit.messaging.OutgoingRecord;
import io.threatmonitor.kit.sample.KitTest;
import io.threatmonitor.kit.sample.PublishedNotes;
import io.threatmonitor.kit.sample.SampleService;
import io.threatmonitor.testkit.infrastructure.Infrastructure;
import io.threatmonitor.testkit.infrastructure.TestDatabase;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.StatementCallback;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

@KitTest
class OutboxTest {

    /** Cuts the relay's connection when it is about to delete what it has published. */
    private static final String DIE_ON_DELETE =
            """
            create function die() returns trigger language plpgsql as $$
            begin
                perform pg_terminate_backend(pg_backend_pid());
                return old;
            end $$;
            create trigger die before delete on outbox execute function die();
            """;

    private final String key = UUID.randomUUID().toString();
    private final Outbox outbox;
    private final PublishedNotes notes;
    private final TransactionTemplate transaction;
    private final JdbcTemplate jdbc;
    private final TestTopics topics;
    private final TestDatabase database;

    OutboxTest(
            Outbox outbox,
            PublishedNotes notes,
            TransactionTemplate transaction,
            JdbcTemplate jdbc,
            TestTopics topics,
            TestDatabase database) {
        this.outbox = outbox;
        this.notes = notes;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.topics = topics;
        this.database = database;
    }

    @Test
    void publishesInOrderWhatWasCommitted() {
        transaction.executeWithoutResult(
                status -> outbox.add(List.of(notes.of(key, "1"), notes.of(key, "2"))));
        transaction.executeWithoutResult(status -> outbox.add(List.of(notes.of(key, "3"))));

        await().until(() -> published().equals(List.of("1", "2", "3")));
        await().until(() -> waiting(jdbc) == 0);
        var first = PublishedNotes.recordsOf(topics, key).getFirst();
        assertThat(TestTopics.header(first, CloudEvents.TYPE)).isEqualTo("sample.noted");
        assertThat(TestTopics.header(first, CloudEvents.SOURCE)).isEqualTo("/sample-service");
    }

    @Test
    void publishesNothingThatWasRolledBack() {
        transaction.executeWithoutResult(status -> {
            outbox.add(List.of(notes.of(key, "never")));
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(status -> outbox.add(List.of(notes.of(key, "after"))));

        await().until(() -> published().contains("after"));
        assertThat(published()).containsExactly("after");
    }

    @Test
    void takesNothingOutsideOfATransaction() {
        assertThatThrownBy(() -> outbox.add(List.of(notes.of(key, "alone"))))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void repeatsWhatItPublishedWhenItDiesBeforeDeletingIt() {
        jdbc.execute(DIE_ON_DELETE);
        try {
            transaction.executeWithoutResult(status -> outbox.add(List.of(notes.of(key, "again"))));
            await().until(() -> published().size() > 1);
        } finally {
            jdbc.execute("drop function die() cascade");
        }

        await().until(() -> waiting(jdbc) == 0);
        assertThat(published()).containsOnly("again");
    }

    @Test
    void publishesEachRowOnceAndInOrderFromTwoReplicas() throws Exception {
        int keys = 4;
        int changes = 100;
        try (var replica =
                        SampleService.start(database, Infrastructure.shared().bootstrapServers());
                var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            Outbox itsOutbox = replica.bean(Outbox.class);
            var itsTransaction = replica.bean(TransactionTemplate.class);
            var work = new ArrayList<Callable<Void>>();
            for (int k = 0; k < keys; k += 2) {
                String even = key + "-" + k;
                String odd = key + "-" + (k + 1);
                work.add(() -> change(outbox, transaction, even, changes));
                work.add(() -> change(itsOutbox, itsTransaction, odd, changes));
            }
            for (var done : writers.invokeAll(work)) {
                done.get();
            }
            await().until(() -> waiting(jdbc) == 0);
        }

        List<String> all = IntStream.range(0, changes).mapToObj(Integer::toString).toList();
        for (int k = 0; k < keys; k++) {
            assertThat(PublishedNotes.textsOf(topics, key + "-" + k)).isEqualTo(all);
        }
    }

    @Test
    void letsASingleRecordPassThousandsOfOtherKeys() {
        int many = 5_000;
        String single = UUID.randomUUID().toString();
        whileNobodyRelays(() -> {
            add(
                    IntStream.range(0, many)
                            .mapToObj(i -> notes.of(key, Integer.toString(i)))
                            .toList());
            add(List.of(notes.of(key, "the last")));
            add(List.of(notes.of(single, "1")));
            add(List.of(notes.of(single, "2")));
        });

        await().until(() -> waiting(jdbc) == 0);
        var all = PublishedNotes.recordsOf(topics, key);
        var passed = PublishedNotes.recordsOf(topics, single);
        assertThat(passed.getLast().timestamp()).isLessThan(all.get(many - 1).timestamp());
        assertThat(PublishedNotes.textsOf(topics, single)).containsExactly("1", "2");
        assertThat(published())
                .hasSize(many + 1)
                .startsWith("0", "1")
                .endsWith(Integer.toString(many - 1), "the last");
    }

    private void add(List<OutgoingRecord> records) {
        transaction.executeWithoutResult(status -> outbox.add(records));
    }

    private void whileNobodyRelays(Runnable work) {
        StatementCallback<Boolean> holding =
                statement -> {
                    statement.execute("select pg_advisory_lock(%d)".formatted(OutboxRelay.LOCK));
                    work.run();
                    return statement.execute(
                            "select pg_advisory_unlock(%d)".formatted(OutboxRelay.LOCK));
                };
        jdbc.execute(holding);
    }

    private Void change(Outbox way, TransactionTemplate transaction, String ofKey, int changes) {
        for (int i = 0; i < changes; i++) {
            var note = notes.of(ofKey, Integer.toString(i));
            transaction.executeWithoutResult(status -> way.add(List.of(note)));
        }
        return null;
    }

    private List<String> published() {
        return PublishedNotes.textsOf(topics, key);
    }

    static long waiting(JdbcTemplate jdbc) {
        Long rows = jdbc.queryForObject("select count(*) from outbox", Long.class);
        return rows == null ? 0 : rows;
    }
}

package io.threatmonitor.alert.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.alert.ServiceRun;
import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.alert.AlertChange;
import io.threatmonitor.contracts.detection.Detection;
import io.threatmonitor.contracts.detection.Grouping;
import io.threatmonitor.contracts.detection.RuleReference;
import io.threatmonitor.platform.kafka.KafkaBroker;
import io.threatmonitor.platform.kafka.KafkaSettings;
import io.threatmonitor.platform.postgres.PostgresServer;
import io.threatmonitor.platform.postgres.PostgresSettings;
import io.threatmonitor.testkit.fixtures.Detections;
import io.threatmonitor.testkit.fixtures.SecurityEvents;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Each detection has one alert and one published change, whatever dies and whenever: on a broker
 * and a server of its own, which it stops and starts, with replicas that it kills.
 */
class FailuresTest {

    private static final String PASSWORD = "postgres";

    /** Of service-kit's outbox: whoever has it keeps all replicas from publishing. */
    private static final String HOLD_PUBLISHING =
            "select pg_advisory_lock(x'6f7574626f78'::bigint)";

    private static final String LET_PUBLISH = "select pg_advisory_unlock(x'6f7574626f78'::bigint)";

    @TempDir private static Path folder;

    private static KafkaSettings kafkaSettings;
    private static PostgresSettings postgresSettings;
    private static KafkaBroker kafka;
    private static PostgresServer postgres;

    private final String title = "Failures " + UUID.randomUUID();
    private final String database = "alert_" + UUID.randomUUID().toString().replace('-', '_');
    private final ServiceRun service;

    FailuresTest() {
        postgres.ensureDatabase(database, PASSWORD);
        service =
                new ServiceRun(
                        "alert-service-" + UUID.randomUUID(),
                        kafka.bootstrapServers(),
                        postgres.url(database),
                        database,
                        PASSWORD);
    }

    @BeforeAll
    static void start() {
        kafkaSettings = KafkaSettings.forTests(folder.resolve("kafka"));
        postgresSettings = PostgresSettings.forTests(folder.resolve("postgres"));
        kafka = KafkaBroker.start(kafkaSettings);
        postgres = PostgresServer.start(postgresSettings);
    }

    @AfterAll
    static void stop() {
        kafka.close();
        postgres.close();
    }

    @Test
    void publishesWhatAReplicaThatWasKilledHadOnlyCommitted() throws SQLException {
        try (Connection connection = connect()) {
            execute(connection, HOLD_PUBLISHING);
            try (var killed = service.startProcess()) {
                send(50);
                patiently().until(() -> alerts() == 50);
                killed.kill();
            }
            assertThat(changes()).isEmpty();
            execute(connection, LET_PUBLISH);
        }
        try (var _ = service.start()) {
            awaitOneAlertEach(50);

            assertThat(changes()).hasSize(50);
        }
    }

    @Test
    void publishesAgainWhatAReplicaThatWasKilledHadNotTickedOff() throws SQLException {
        try (Connection connection = connect();
                Connection rows = connect()) {
            execute(connection, HOLD_PUBLISHING);
            try (var killed = service.startProcess()) {
                send(50);
                patiently().until(() -> alerts() == 50);
                execute(connection, forgetOthers());
                rows.setAutoCommit(false);
                execute(rows, "select 1 from outbox for update");
                execute(connection, LET_PUBLISH);
                patiently().until(() -> alertsIn(changes()) == 50);
                killed.kill();
            }
            rows.rollback();
        }
        try (var _ = service.start()) {
            awaitOneAlertEach(50);

            List<AlertChange> changes = changes();
            assertThat(changes).hasSizeGreaterThan(50);
            assertThat(changes.stream().map(AlertChange::id).distinct()).hasSize(50);
        }
    }

    @Test
    void raisesOneAlertEachWhenOneOfTwoReplicasIsKilledAtWork() {
        try (var killed = service.startProcess();
                var _ = service.start()) {
            send(1_000);
            patiently().until(() -> alerts() > 0);
            killed.kill();
            send(1_000);

            awaitOneAlertEach(2_000);
        }
    }

    @Test
    void countsEachDetectionOnceWhenOneOfTwoReplicasIsKilledAtWork() {
        try (var killed = service.startProcess();
                var _ = service.start()) {
            sendGrouped(1_000);
            patiently().until(() -> occurrences() > 0);
            killed.kill();
            sendGrouped(1_000);

            awaitOccurrences(2_000);
        }
        deliverAgain();
        try (var _ = service.start()) {
            sendGrouped(1);

            awaitOccurrences(2_001);
        }
    }

    @Test
    void raisesNothingAgainWhenEverythingIsDeliveredAgain() {
        try (var _ = service.start()) {
            send(300);
            awaitOneAlertEach(300);
        }
        deliverAgain();
        try (var _ = service.start()) {
            send(1);

            awaitOneAlertEach(301);
            assertThat(changes()).hasSize(301);
        }
    }

    @Test
    void goesOnWhenPostgresHasBeenRestarted() {
        try (var _ = service.start()) {
            send(100);
            patiently().until(() -> alerts() > 0);
            postgres.close();
            send(100);
            postgres = PostgresServer.start(postgresSettings);

            awaitOneAlertEach(200);
        }
    }

    @Test
    void goesOnWhenKafkaHasBeenRestarted() {
        try (var _ = service.start()) {
            send(100);
            patiently().until(() -> alerts() > 0);
            kafka.close();
            kafka = KafkaBroker.start(kafkaSettings);
            send(100);

            awaitOneAlertEach(200);
        }
    }

    @Test
    void raisesAlertsForTheNeighboursOfWhatTheDatabaseRefuses() {
        try (var _ = service.start();
                var topics = topics()) {
            Detection good = detection();
            Detection bad = entitled("\0" + title, detection());
            topics.send(Topics.DETECTIONS, "the same", good);
            topics.send(Topics.DETECTIONS, "the same", withRuleOf("\0", bad));
            send(20);

            awaitOneAlertEach(21);
            patiently()
                    .until(() ->
                            topics
                                    .values(
                                            Topics.deadLettersOf(Topics.DETECTIONS),
                                            Detection.class)
                                    .stream()
                                    .anyMatch(dead -> dead.id().equals(bad.id())));
        }
    }

    /** What other tests left on the topic would fill the first batch that is published. */
    private String forgetOthers() {
        return "delete from outbox where position(convert_to('%s', 'UTF8') in value) = 0"
                .formatted(title);
    }

    private void send(int detections) {
        try (var topics = topics()) {
            Stream.generate(this::detection)
                    .limit(detections)
                    .forEach(found -> topics.send(Topics.DETECTIONS, found.groupKey(), found));
        }
    }

    /** Of ten groups, which are spread over all partitions. */
    private void sendGrouped(int detections) {
        try (var topics = topics()) {
            for (int i = 0; i < detections; i++) {
                Detection found = detection();
                var values = Map.of("test", title, "group", String.valueOf(i % 10));
                topics.send(
                        Topics.DETECTIONS,
                        values.toString(),
                        new Detection(
                                found.id(),
                                found.detectedAt(),
                                found.rule(),
                                found.severity(),
                                title,
                                values.toString(),
                                new Grouping(values, Duration.ofHours(1)),
                                found.event()));
            }
        }
    }

    private long occurrences() {
        return count(
                "select coalesce(sum(occurrences), 0) from alert where title = '%s'"
                        .formatted(title));
    }

    /** Each detection is counted in one of ten alerts, and the last published change says so. */
    private void awaitOccurrences(int detections) {
        patiently().until(() -> occurrences() >= detections);
        patiently().until(() -> count("select count(*) from outbox") == 0);
        assertThat(occurrences()).isEqualTo(detections);
        assertThat(count("select count(*) from alert_occurrence")).isEqualTo(detections);
        assertThat(alerts()).isEqualTo(10);
        patiently()
                .untilAsserted(() ->
                        assertThat(
                                        changes().stream()
                                                .collect(
                                                        Collectors.toMap(
                                                                AlertChange::alertId,
                                                                change ->
                                                                        change.alert()
                                                                                .occurrences(),
                                                                Math::max))
                                                .values()
                                                .stream()
                                                .mapToLong(Long::longValue)
                                                .sum())
                                .isEqualTo(detections));
    }

    private Detection detection() {
        return entitled(
                title, Detections.bruteForceIn(SecurityEvents.bruteForceFrom("203.0.113.17")));
    }

    private static Detection entitled(String title, Detection found) {
        return new Detection(
                found.id(),
                found.detectedAt(),
                found.rule(),
                found.severity(),
                title,
                found.groupKey(),
                found.event());
    }

    private static Detection withRuleOf(String ruleTitle, Detection found) {
        var rule = found.rule();
        return new Detection(
                found.id(),
                found.detectedAt(),
                new RuleReference(rule.id(), ruleTitle, rule.level(), rule.techniques()),
                found.severity(),
                found.title(),
                found.groupKey(),
                found.event());
    }

    /** Every detection has an alert, a transition and a published change, and no alert has two. */
    private void awaitOneAlertEach(int detections) {
        patiently().until(() -> alerts() >= detections);
        patiently().until(() -> count("select count(*) from outbox") == 0);
        patiently().until(() -> alertsIn(changes()) >= detections);
        assertThat(alerts()).isEqualTo(detections);
        assertThat(alertsIn(changes())).isEqualTo(detections);
        assertThat(
                        count(
                                """
                                select count(*) from alert_transition
                                where alert_id in (select id from alert where title = '%s')
                                """
                                        .formatted(title)))
                .isEqualTo(detections);
    }

    /** As if no offset had ever been committed. */
    private void deliverAgain() {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            String group = service.name() + ".alerts";
            var beginnings = new HashMap<TopicPartition, OffsetAndMetadata>();
            admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .keySet()
                    .forEach(partition -> beginnings.put(partition, new OffsetAndMetadata(0)));
            assertThat(beginnings).isNotEmpty();
            admin.alterConsumerGroupOffsets(group, beginnings).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<AlertChange> changes() {
        try (var topics = topics()) {
            return topics.values(Topics.ALERTS, AlertChange.class).stream()
                    .filter(change -> change.alert().title().equals(title))
                    .filter(change -> change.actor().id().equals(service.name()))
                    .toList();
        }
    }

    private static long alertsIn(List<AlertChange> changes) {
        return changes.stream().map(AlertChange::alertId).distinct().count();
    }

    private long alerts() {
        return count("select count(*) from alert where title = '%s'".formatted(title));
    }

    private long count(String sql) {
        try (Connection connection = connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            return result.next() ? result.getLong(1) : 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(postgres.url(database), "postgres", PASSWORD);
    }

    private static TestTopics topics() {
        return new TestTopics(kafka.bootstrapServers());
    }

    private static ConditionFactory patiently() {
        return await().pollInterval(Duration.ofMillis(100));
    }
}

package io.threatmonitor.audit.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import static java.util.stream.Collectors.joining;

import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.audit.AuditAction;
import io.threatmonitor.testkit.ServiceTest;
import io.threatmonitor.testkit.fixtures.AuditedActions;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

@ServiceTest
class RecordingTest {

    private final TestTopics topics;
    private final Recorder recorder;
    private final JdbcClient jdbc;

    RecordingTest(TestTopics topics, Recorder recorder, JdbcClient jdbc) {
        this.topics = topics;
        this.recorder = recorder;
        this.jdbc = jdbc;
    }

    @Test
    void recordsAnActionAsItCameWithFieldsThatNobodyKnowsYet() {
        var login = AuditedActions.loginOf("alice");
        String received = withUnknownField(login);

        topics.sendRaw(Topics.AUDIT_ACTIONS, login.actor().id(), received);

        awaitRecorded(login);
        assertThat(recordedText(login)).isEqualTo(received);
    }

    @Test
    void recordsAnActionOnceThoughItArrivesTwice() {
        var login = AuditedActions.loginOf("alice");
        var later = AuditedActions.loginOf("alice");

        send(login);
        send(login);
        send(later);

        awaitRecorded(later);
        assertThat(rows(login)).isOne();
    }

    @Test
    void recordsAnActionOnceThoughOneBatchHoldsItTwice() {
        var login = arrived(AuditedActions.loginOf("alice"));

        recorder.record(List.of(login, login));

        assertThat(rows(login.action())).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"not JSON", "{}", "null", "[]", "{\"id\":\"1\"}", ""})
    void setsAsideWhatIsNoActionAndRecordsItsNeighbours(String poison) {
        String key = UUID.randomUUID().toString();
        var before = AuditedActions.loginOf("alice");
        var after = AuditedActions.loginOf("alice");

        topics.send(Topics.AUDIT_ACTIONS, key, before);
        topics.sendRaw(Topics.AUDIT_ACTIONS, key, poison);
        topics.send(Topics.AUDIT_ACTIONS, key, after);

        awaitRecorded(before);
        awaitRecorded(after);
        await().untilAsserted(() -> assertThat(deadLetters(key)).containsExactly(poison));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800"})
    void recordsActionsOfNamesThatTheDatabaseRefuses(String unstorable) {
        var failed = AuditedActions.failedLoginAs("mallory");
        String received =
                WireJson.MAPPER
                        .writeValueAsString(failed)
                        .replace("mallory", "mallory" + unstorable);

        topics.sendRaw(Topics.AUDIT_ACTIONS, "anonymous", received);

        awaitRecorded(failed);
        assertThat(recordedText(failed)).isEqualTo(received);
    }

    @Test
    void recordsActionsOfNamesThatAreTooLongForAnIndex() {
        var failed = AuditedActions.failedLoginAs(incompressible(9_000));

        send(failed);

        awaitRecorded(failed);
    }

    @Test
    void numbersActionsWithoutAGapHoweverManyAppendAtOnce() {
        var batches =
                IntStream.range(0, 20)
                        .mapToObj(i -> List.of(arrivedLogin(), arrivedLogin(), arrivedLogin()))
                        .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            batches.forEach(batch -> threads.execute(() -> recorder.record(batch)));
        }

        var numbered =
                jdbc.sql("select count(*) = max(position) from recorded_action")
                        .query(Boolean.class)
                        .single();
        assertThat(numbered).isTrue();
        assertThat(batches).allSatisfy(this::assertConsecutive);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update recorded_action set action = 'nothing' where id = '%s'",
                "delete from recorded_action where id = '%s'",
                "truncate recorded_action -- %s"
            })
    void theDatabaseRefusesToChangeThePast(String statement) {
        var login = arrived(AuditedActions.loginOf("alice"));
        recorder.record(List.of(login));

        assertThatThrownBy(() -> jdbc.sql(statement.formatted(login.action().id())).update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("append-only");
        assertThat(rows(login.action())).isOne();
    }

    private void send(AuditAction action) {
        topics.send(Topics.AUDIT_ACTIONS, action.actor().id(), action);
    }

    private void awaitRecorded(AuditAction action) {
        await().untilAsserted(() -> assertThat(rows(action)).isOne());
    }

    private int rows(AuditAction action) {
        return jdbc.sql("select count(*) from recorded_action where id = :id")
                .param("id", action.id())
                .query(Integer.class)
                .single();
    }

    private String recordedText(AuditAction action) {
        return new String(
                jdbc.sql("select received from recorded_action where id = :id")
                        .param("id", action.id())
                        .query(byte[].class)
                        .single(),
                StandardCharsets.UTF_8);
    }

    private List<String> deadLetters(String key) {
        return topics.records(Topics.deadLettersOf(Topics.AUDIT_ACTIONS)).stream()
                .filter(letter -> key.equals(letter.key()))
                .map(letter -> new String(letter.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private void assertConsecutive(List<ReceivedAction> batch) {
        var ids = batch.stream().map(arrived -> arrived.action().id()).toList();
        var positions =
                jdbc.sql("select position from recorded_action where id in (:ids) order by 1")
                        .param("ids", ids)
                        .query(Long.class)
                        .list();
        assertThat(positions.getLast() - positions.getFirst()).isEqualTo(batch.size() - 1);
    }

    private static ReceivedAction arrivedLogin() {
        return arrived(AuditedActions.loginOf("alice"));
    }

    private static ReceivedAction arrived(AuditAction action) {
        return new ReceivedAction(action, WireJson.MAPPER.writeValueAsBytes(action));
    }

    private static String withUnknownField(AuditAction action) {
        String known = WireJson.MAPPER.writeValueAsString(action);
        return "{ \"device_trust\": {\"level\": 3}, " + known.substring(1);
    }

    private static String incompressible(int length) {
        return Stream.generate(() -> UUID.randomUUID().toString())
                .limit(length / 36)
                .collect(joining());
    }
}

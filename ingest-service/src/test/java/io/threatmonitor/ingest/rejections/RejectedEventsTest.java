package io.threatmonitor.ingest.rejections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.contracts.CloudEvents;
import io.threatmonitor.contracts.Topics;
import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;
import io.threatmonitor.contracts.audit.AuditAction;
import io.threatmonitor.contracts.audit.AuditAction.Target;
import io.threatmonitor.contracts.event.RejectedEvent;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.ingest.intake.nativeapi.NativeEvents;
import io.threatmonitor.testkit.ServiceTest;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** From the sender's mistake to the event that it becomes after all. */
@ServiceTest
class RejectedEventsTest {

    private static final String ALL = "/api/v1/rejected-events";

    private final String sensorId = "sensor-" + UUID.randomUUID();
    private final String source = "web-" + UUID.randomUUID();

    private final ApiClient api;
    private final ApiClient sensor;
    private final ApiClient analyst;
    private final ApiClient admin;
    private final TestTopics topics;

    RejectedEventsTest(ApiClient api, TestIssuer issuer, TestTopics topics) {
        this.api = api;
        this.sensor = api.as(issuer.sensor(sensorId));
        this.analyst = api.as(issuer.analyst());
        this.admin = api.as(issuer.admin());
        this.topics = topics;
    }

    @Test
    void keepsABadLineOfABatchUntilItIsRepairedAndReplayed() {
        String bad = wrong("");
        assertThat(stream(event(""), bad, event("")).status()).isEqualTo(202);

        Rejection kept = only();
        assertThat(kept.errors()).extracting(FieldError::field).containsExactly("severity");
        assertThat(kept.sourceName()).isEqualTo(source);
        assertThat(kept.status()).isEqualTo(RejectionStatus.OPEN);
        assertThat(kept.original()).isNull();
        assertThat(get(kept.id()).original()).isEqualTo(new RejectedOriginal(bad, null));

        ApiAnswer unchanged = replay(kept.id(), "");
        assertThat(unchanged.status()).isEqualTo(400);
        assertThat(unchanged.json().required("errors").findValuesAsString("field"))
                .containsExactly("severity");
        ApiAnswer repaired = replay(kept.id(), repaired());

        assertThat(repaired.status()).as(repaired.text()).isEqualTo(202);
        UUID eventId = UUID.fromString(repaired.data().required("id").stringValue());
        assertThat(published())
                .hasSize(3)
                .last()
                .satisfies(event -> {
                    assertThat(event.id()).isEqualTo(eventId);
                    assertThat(event.sensorId()).isEqualTo(sensorId);
                });
        await().untilAsserted(() ->
                assertThat(analyst.get("/api/v1/events/" + eventId).status()).isEqualTo(200));
        Rejection settled = get(kept.id());
        assertThat(settled.status()).isEqualTo(RejectionStatus.REPLAYED);
        assertThat(settled.eventId()).isEqualTo(eventId);
        assertThat(settled.settledBy()).isNotNull();
        assertThat(settled.settledAt()).isNotNull();
        // Neither attempt was kept as another rejection.
        assertThat(list("")).hasSize(1);
    }

    @Test
    void replaysOnce() {
        Rejection kept = rejected("{}");
        assertThat(replay(kept.id(), repaired()).status()).isEqualTo(202);

        ApiAnswer again = replay(kept.id(), repaired());

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().required("code").stringValue()).isEqualTo("illegal_transition");
        assertThat(published()).hasSize(1);
        await().untilAsserted(() ->
                assertThat(audited(kept))
                        .singleElement()
                        .satisfies(action -> {
                            assertThat(action.action()).isEqualTo("rejected_event_replayed");
                            assertThat(action.after()).containsEntry("repaired", true);
                        }));
    }

    @Test
    void givesAReplayTheIdThatARepeatAfterACrashWouldHave() {
        Rejection kept = rejected("{}");
        ApiAnswer replayed = replay(kept.id(), repaired());

        // What the sender would send under the same name is the same event.
        ApiAnswer named =
                sensor.with("Idempotency-Key", "rejected-event-" + kept.id())
                        .post("/api/v1/events", event(""));
        assertThat(named.data().required("id")).isEqualTo(replayed.data().required("id"));
    }

    @Test
    void replaysAnOriginalOnceItsSensorMaySendIt() {
        assertThat(register("db-*").status()).isEqualTo(201);
        assertThat(sensor.post("/api/v1/events", event("")).status()).isEqualTo(400);
        Rejection kept = only();
        assertThat(replay(kept.id(), "").status()).isEqualTo(400);

        var _ = admin.patch("/api/v1/sensors/" + sensorId, Map.of("allowed_sources", List.of()));

        assertThat(replay(kept.id(), "").status()).isEqualTo(202);
        assertThat(published()).hasSize(1);
    }

    @Test
    void replaysNothingInTheNameOfADisabledSensor() {
        Rejection kept = rejected("{}");
        assertThat(register("*").status()).isEqualTo(201);
        var _ = admin.patch("/api/v1/sensors/" + sensorId, Map.of("enabled", false));

        assertThat(replay(kept.id(), repaired()).status()).isEqualTo(409);
        assertThat(get(kept.id()).status()).isEqualTo(RejectionStatus.OPEN);
    }

    @Test
    void keepsTheFormatOfWhatIsRepairedInAnother() {
        var _ = sensor.post("/services/collector", "{\"host\": \"" + source + "\"}");
        Rejection kept = only();
        assertThat(kept.format()).isEqualTo("hec");

        var _ = replay(kept.id(), repaired());

        assertThat(published()).singleElement().extracting(SecurityEvent::format).isEqualTo("hec");
    }

    @Test
    void replaysManyInTheOrderOfTheirArrivalAndAnswersForEach() {
        assertThat(register("db-*").status()).isEqualTo(201);
        var _ = stream(event("\"n\": 1"), event("\"n\": 2"), "nonsense", event("\"n\": 3"));
        await().untilAsserted(() -> assertThat(list("")).hasSize(4));
        var _ = admin.patch("/api/v1/sensors/" + sensorId, Map.of("allowed_sources", List.of()));
        UUID unknown = UUID.randomUUID();

        var ids = Stream.concat(list("").stream().map(Rejection::id), Stream.of(unknown)).toList();
        ApiAnswer answer = admin.post(ALL + "/replay", Map.of("ids", ids));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.data().required("replayed").intValue()).isEqualTo(3);
        assertThat(answer.data().required("refused").intValue()).isEqualTo(2);
        assertThat(answer.data().required("items").findValuesAsString("id"))
                .isEqualTo(ids.stream().map(UUID::toString).toList());
        assertThat(answer.data().required("items").findValuesAsString("code"))
                .containsExactlyInAnyOrder("validation_failed", "not_found");
        assertThat(published())
                .extracting(event -> event.attributes().get("n"))
                .containsExactly(1, 2, 3);
        assertThat(list("&status=open")).hasSize(1);
    }

    @Test
    void refusesManyThatAreNoneOrTooMany() {
        assertThat(admin.post(ALL + "/replay", Map.of("ids", List.of())).status()).isEqualTo(400);
        var tooMany = Stream.generate(UUID::randomUUID).limit(1_001).toList();
        assertThat(admin.post(ALL + "/replay", Map.of("ids", tooMany)).status()).isEqualTo(400);
    }

    @Test
    void keepsWhatIsNoUtf8AsItIs() {
        var line = new ByteArrayOutputStream();
        line.writeBytes("{\"description\": \"".getBytes(StandardCharsets.UTF_8));
        line.writeBytes(new byte[] {(byte) 0xc3, (byte) 0x28, 0});
        var _ =
                sensor.with("Content-Type", "application/x-ndjson")
                        .post("/api/v1/events", line.toByteArray());

        RejectedOriginal original = get(only().id()).original();

        assertThat(original).isNotNull();
        assertThat(original.text()).isNull();
        assertThat(original.base64())
                .isEqualTo(Base64.getEncoder().encodeToString(line.toByteArray()));
    }

    /** More often than there are connections to the database. */
    @Test
    void showsAnOriginalAsOftenAsSomebodyAsks() {
        Rejection kept = rejected("{}");
        for (int i = 0; i < 20; i++) {
            assertThat(analyst.get(ALL + "/" + kept.id()).status()).isEqualTo(200);
        }
    }

    @Test
    void keepsABodyThatIsNoEventAtAll() {
        ApiAnswer answer = sensor.post("/api/v1/events", "{\"severity\": ");

        assertThat(answer.json().required("code").stringValue()).isEqualTo("malformed_request");
        assertThat(get(only().id()).original())
                .isEqualTo(new RejectedOriginal("{\"severity\": ", null));
    }

    @Test
    void keepsNamesThatTheDatabaseHasNoTextFor() {
        Rejection kept = rejected("{\"a\\u0000b\": 1, \"attributes\": {\"a\\u0000b\": 2}}");

        assertThat(kept.errors()).extracting(FieldError::field).contains("a\uFFFDb");
    }

    @Test
    void keepsTheBeginningOfALargeEventWhichHasToBeRepaired() {
        Rejection kept = rejected(wrong("\"note\": \"%s\"".formatted("x".repeat(70_000))));

        assertThat(kept.truncated()).isTrue();
        assertThat(kept.originalSize()).isGreaterThan(70_000);
        assertThat(get(kept.id()).original())
                .isNotNull()
                .extracting(RejectedOriginal::text)
                .asString()
                .hasSize(64 * 1024);
        ApiAnswer refused = replay(kept.id(), "");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("only the beginning");
        assertThat(replay(kept.id(), repaired()).status()).isEqualTo(202);
    }

    @Test
    void boundsWhatASensorThatSendsNothingButGarbageGetsKept() {
        var _ = stream("nonsense\n".repeat(20_000));

        await().untilAsserted(() -> assertThat(count()).isGreaterThanOrEqualTo(1_024));
        awaitWhatIsOnTheTopic();
        assertThat(count()).isLessThan(1_300); // what a few seconds add
    }

    @Test
    void storesARecordOnceHoweverOftenItComes() {
        Rejection kept = rejected("{}");
        ConsumerRecord<String, byte[]> onTopic =
                topics.records(Topics.REJECTED_EVENTS).stream()
                        .filter(one ->
                                kept.id().toString().equals(TestTopics.header(one, CloudEvents.ID)))
                        .findFirst()
                        .orElseThrow();
        assertThat(onTopic.key()).isEqualTo(sensorId);
        assertThat(onTopic.value()).asString(StandardCharsets.UTF_8).isEqualTo("{}");
        assertThat(replay(kept.id(), repaired()).status()).isEqualTo(202);

        topics.send(
                new ProducerRecord<>(
                        onTopic.topic(),
                        onTopic.partition(),
                        onTopic.key(),
                        onTopic.value(),
                        onTopic.headers()));
        awaitWhatIsOnTheTopic();

        assertThat(get(kept.id()).status()).isEqualTo(RejectionStatus.REPLAYED);
        assertThat(list("")).hasSize(2);
    }

    @Test
    void setsARecordAsideThatIsNoRejection() {
        topics.sendRaw(Topics.REJECTED_EVENTS, sensorId, "no headers");
        topics.send(marker("+300000-01-01T00:00:00Z")); // PostgreSQL's time ends before
        Rejection kept = rejected("{}");

        assertThat(kept.status()).isEqualTo(RejectionStatus.OPEN);
        await().untilAsserted(() ->
                assertThat(topics.records(Topics.deadLettersOf(Topics.REJECTED_EVENTS)))
                        .filteredOn(dead -> sensorId.equals(dead.key()))
                        .hasSize(2));
    }

    @Test
    void discardsWhatNobodyNeeds() {
        Rejection kept = rejected("{}");

        ApiAnswer answer = admin.post(ALL + "/" + kept.id() + "/discard", "");

        assertThat(answer.data(Rejection.class).status()).isEqualTo(RejectionStatus.DISCARDED);
        assertThat(admin.post(ALL + "/" + kept.id() + "/discard", "").status()).isEqualTo(409);
        assertThat(replay(kept.id(), repaired()).status()).isEqualTo(409);
        await().untilAsserted(() ->
                assertThat(audited(kept))
                        .extracting(AuditAction::action)
                        .containsExactly("rejected_event_discarded"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 3",
        "&status=open, 3",
        "&status=DISCARDED, 0",
        "&format=native, 2",
        "&format=hec, 1",
        "&field=severity, 1",
        "&field=sever, 0",
        "&reason=VALID%20json, 1",
        "&reason=%25, 0",
        "&from=2099-01-01T00:00:00Z, 0",
        "&to=2099-01-01T00:00:00Z, 3"
    })
    void filters(String query, int expected) {
        var _ = stream(wrong(""), "nonsense");
        var _ = sensor.post("/services/collector", "{\"host\": \"" + source + "\"}");
        await().untilAsserted(() -> assertThat(list("")).hasSize(3));

        assertThat(list(query)).hasSize(expected);
    }

    @Test
    void walksAllPagesThereAndBack() {
        var _ = stream("nonsense\n".repeat(5));
        await().untilAsserted(() -> assertThat(list("")).hasSize(5));

        ApiAnswer first = page("&limit=2");
        ApiAnswer second = analyst.get(String.valueOf(first.next()));
        ApiAnswer last = analyst.get(String.valueOf(second.next()));

        assertThat(last.next()).isNull();
        var there =
                Stream.of(first, second, last)
                        .flatMap(page -> page.results(Rejection.class).stream())
                        .toList();
        assertThat(there).isEqualTo(list(""));
        assertThat(analyst.get(String.valueOf(last.previous())).results(Rejection.class))
                .isEqualTo(second.results(Rejection.class));
        assertThat(first.data().required("count").intValue()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({
        "status=lost, status",
        "from=yesterday, from",
        "to=1969-01-01T00:00:00Z, to",
        "limit=0, limit",
        "cursor=x, cursor",
        "reason=%00, reason"
    })
    void namesTheParameterThatIsWrong(String query, String field) {
        ApiAnswer answer = analyst.get(ALL + "?" + query);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().required("errors").findValuesAsString("field"))
                .containsExactly(field);
    }

    @Test
    void letsAnalystsReadAdministratorsActAndSensorsDoNeither() {
        Rejection kept = rejected("{}");
        String one = ALL + "/" + kept.id();
        assertThat(analyst.get(one).status()).isEqualTo(200);
        for (String action : List.of(one + "/replay", one + "/discard", ALL + "/replay")) {
            assertThat(analyst.post(action, "").status()).isEqualTo(403);
            assertThat(sensor.post(action, "").status()).isEqualTo(403);
        }
        assertThat(sensor.get(ALL).status()).isEqualTo(403);
        assertThat(sensor.get(one).status()).isEqualTo(403);
        assertThat(api.get(ALL).status()).isEqualTo(401);
        assertThat(get(kept.id()).status()).isEqualTo(RejectionStatus.OPEN);
    }

    @Test
    void saysThatThereIsNoSuchRejectedEvent() {
        String unknown = ALL + "/" + UUID.randomUUID();
        assertThat(analyst.get(unknown).status()).isEqualTo(404);
        assertThat(admin.post(unknown + "/replay", "").status()).isEqualTo(404);
        assertThat(admin.post(unknown + "/discard", "").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"[], 400", "'{\"body\": ', 400", "'{\"body\": 7}', 400", "'{\"body\": {}}', 400"})
    void readsARepairAsStrictlyAsASubmission(String request, int status) {
        Rejection kept = rejected("{}");

        assertThat(replay(kept.id(), request).status()).isEqualTo(status);
        assertThat(get(kept.id()).status()).isEqualTo(RejectionStatus.OPEN);
    }

    private Rejection rejected(String body) {
        assertThat(sensor.post("/api/v1/events", body).status()).isEqualTo(400);
        return only();
    }

    private ApiAnswer stream(String... lines) {
        return sensor.with("Content-Type", "application/x-ndjson")
                .post("/api/v1/events", String.join("\n", lines));
    }

    private ApiAnswer replay(UUID id, Object body) {
        return admin.post(ALL + "/" + id + "/replay", body);
    }

    private ApiAnswer register(String allowedSource) {
        return admin.post(
                "/api/v1/sensors",
                Map.of(
                        "id", sensorId,
                        "name", "Web",
                        "owner", "web team",
                        "kind", "waf",
                        "allowed_sources", List.of(allowedSource)));
    }

    private Rejection only() {
        return await().until(() -> list(""), list -> list.size() == 1).getFirst();
    }

    private Rejection get(UUID id) {
        return analyst.get(ALL + "/" + id).data(Rejection.class);
    }

    private List<Rejection> list(String query) {
        return page(query).results(Rejection.class);
    }

    private int count() {
        return page("&limit=1").data().required("count").intValue();
    }

    private ApiAnswer page(String query) {
        return analyst.get(ALL + "?sensor_id=" + sensorId + query);
    }

    private List<SecurityEvent> published() {
        return topics.values(Topics.EVENTS, SecurityEvent.class).stream()
                .filter(event -> source.equals(event.sourceName()))
                .toList();
    }

    private List<AuditAction> audited(Rejection rejection) {
        return topics.values(Topics.AUDIT_ACTIONS, AuditAction.class).stream()
                .filter(action ->
                        new Target("rejected_event", rejection.id().toString())
                                .equals(action.target()))
                .toList();
    }

    /** The sensor's records have one key, and so one order. */
    private void awaitWhatIsOnTheTopic() {
        topics.send(marker("2026-11-22T14:05:00Z"));
        await().untilAsserted(() -> assertThat(list("&field=marker")).hasSize(1));
    }

    private ProducerRecord<String, byte[]> marker(String time) {
        var event =
                new RejectedEvent(
                        UUID.randomUUID(),
                        Instant.EPOCH,
                        sensorId,
                        null,
                        "native",
                        List.of(new FieldError("marker", "is what this is")),
                        0,
                        new byte[0]);
        var marker = new ProducerRecord<>(Topics.REJECTED_EVENTS, event.key(), event.original());
        var headers = new HashMap<>(event.headers());
        headers.put(CloudEvents.ID, event.id().toString());
        headers.put(CloudEvents.TIME, time);
        headers.forEach((name, value) ->
                marker.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return marker;
    }

    private String repaired() {
        return "{\"body\": %s}".formatted(event(""));
    }

    private String wrong(String members) {
        return event(members).replace("\"high\"", "\"urgent\"");
    }

    private String event(String members) {
        return NativeEvents.about(source, members).replace("\n", "");
    }
}

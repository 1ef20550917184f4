package io.threatmonitor.ingest.intake.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.ingest.intake.EventIntake;
import io.threatmonitor.ingest.intake.IntakeUnderTest;
import io.threatmonitor.ingest.publishing.Publication;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

class BulkIntakeTest {

    private static final byte NOT_UTF_8 = (byte) 0xFF;

    private final IntakeUnderTest behind = new IntakeUnderTest();
    private final BulkReader reader = new BulkReader(IntakeUnderTest.JSON);

    @Test
    void makesAnEventOfADocument() {
        accept(
                """
                {"create":{"_index":"filebeat","_id":"a"}}
                {"@timestamp":"2026-11-22T14:00:00.000Z","message":"Failed login","log":{"level":"error"},"event":{"category":["authentication"],"outcome":"failure"},"source":{"ip":"203.0.113.7"},"host":{"name":"web-1"},"labels":{"team":"web"}}
                """);

        SecurityEvent event = behind.events.last();
        assertThat(event.format()).isEqualTo("elastic");
        assertThat(event.sourceName()).isEqualTo("web-1");
        assertThat(event.description()).isEqualTo("Failed login");
        assertThat(event.severity()).isEqualTo(Severity.HIGH);
        assertThat(event.eventType()).isEqualTo(EventType.LOGIN_FAIL);
        assertThat(event.ipAddress()).isEqualTo("203.0.113.7");
        assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-11-22T14:00:00Z"));
        assertThat(event.attributes())
                .containsKeys("@timestamp", "message", "log", "event", "source", "host")
                .containsEntry("labels", Map.of("team", "web"));
    }

    @Test
    void describesADocumentThatDoesNotDescribeItself() {
        accept("{\"create\":{}}\n{\"x\":1}\n");

        assertThat(behind.events.last().description()).isEqualTo("{\"x\":1}");
        assertThat(behind.events.last().sourceName()).isEqualTo("sensor-1");
        assertThat(behind.events.last().occurredAt()).isEqualTo(IntakeUnderTest.NOW);
    }

    @Test
    void answersARepeatAsElasticsearchWould() {
        var items =
                accept(
                        """
                        {"index":{"_index":"a","_id":"1"}}
                        {"message":"x"}
                        {"index":{"_index":"a","_id":"1"}}
                        {"message":"x"}
                        {"create":{"_index":"a","_id":"1"}}
                        {"message":"x"}
                        {"create":{"_index":"b","_id":"1"}}
                        {"message":"another document"}
                        """);

        assertThat(items).extracting(BulkItem::status).containsExactly(201, 200, 409, 201);
        assertThat(items.get(1).result()).containsEntry("result", "updated");
        assertThat(items.get(2).error())
                .isNotNull()
                .extracting(ElasticError::type)
                .isEqualTo("version_conflict_engine_exception");
        assertThat(behind.events.all()).hasSize(2);
    }

    @Test
    void knowsLongIdsAgain() {
        String id = "i".repeat(512);
        String line = "{\"index\":{\"_id\":\"%s\"}}\n{\"message\":\"x\"}\n".formatted(id);

        assertThat(accept(line + line)).extracting(BulkItem::status).containsExactly(201, 200);
    }

    @Test
    void neverChangesEventsAndTakesTheNeighbours() {
        var items =
                accept(
                        """
                        {"delete":{"_id":"1"}}
                        {"update":{"_id":"1"}}
                        {"doc":{"index":{}}}
                        {"index":{}}
                        {"message":"x"}
                        """);

        assertThat(items).extracting(BulkItem::status).containsExactly(400, 400, 201);
        assertThat(items.getFirst().error())
                .isEqualTo(
                        ElasticError.illegalArgument(
                                "event is never changed: only index and create are taken"));
        assertThat(items.get(1).named()).containsOnlyKeys("update");
        assertThat(behind.events.all()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"message\":\"cut of",
                "{\"a\":1}{\"b\":2}",
                "{\"a\":1,\"a\":2}",
                "[]",
                "null",
                "7",
                "",
                "{\"message\":\"\\u0000\"}",
                "{\"message\":\"\\ud800\"}",
                "{\"n\":1e999}",
                "{\"@timestamp\":\"2099-01-01T00:00:00Z\"}",
            })
    void rejectsABadDocumentAndTakesItsNeighbours(String document) {
        var items =
                accept(
                        "{\"index\":{}}\n{\"message\":\"a\"}\n{\"index\":{}}\n%s\n{\"index\":{}}\n{\"message\":\"c\"}\n"
                                .formatted(document));

        assertThat(items).extracting(BulkItem::status).containsExactly(201, 400, 201);
        assertThat(items.get(1).error())
                .isNotNull()
                .extracting(ElasticError::type)
                .isEqualTo("document_parsing_exception");
        assertThat(behind.events.all())
                .extracting(SecurityEvent::description)
                .containsExactly("a", "c");
    }

    @Test
    void rejectsADocumentThatIsTooDeep() {
        String deep = "{\"a\":".repeat(33) + "1" + "}".repeat(33);

        assertThat(accept("{\"index\":{}}\n" + deep + "\n"))
                .extracting(BulkItem::status)
                .containsExactly(400);
    }

    @Test
    void rejectsADocumentThatIsNotUtf8() {
        byte[] body = "{\"index\":{}}\n{\"message\":\"?\"}\n".getBytes(StandardCharsets.ISO_8859_1);
        body[body.length - 4] = NOT_UTF_8;

        assertThat(accept(body, behind.intake)).extracting(BulkItem::status).containsExactly(400);
    }

    @ParameterizedTest
    @CsvSource({"'', 400", "x, 201"})
    void wantsAnIdToSaySomething(String id, int status) {
        assertThat(accept("{\"index\":{\"_id\":\"%s\"}}\n{\"a\":1}\n".formatted(id)))
                .extracting(BulkItem::status)
                .containsExactly(status);
    }

    @Test
    void saysThatADocumentIsTooLarge() {
        var large = behind.intakeBefore(_ -> List.of(new Publication.TooLarge()));

        assertThat(accept(bytes(documents(1)), large))
                .extracting(BulkItem::status)
                .containsExactly(413);
    }

    @Test
    void triesNoFurtherOnceTheBrokersAreAway() {
        var calls = new AtomicInteger();
        Publication published = new Publication.Published();
        Publication away = new Publication.Unavailable(Duration.ofSeconds(5));
        var failing =
                behind.intakeBefore(events ->
                        Collections.nCopies(
                                events.size(), calls.getAndIncrement() == 0 ? published : away));

        var items = accept(bytes(documents(BulkIntake.CHUNK * 3 + 1)), failing);

        assertThat(items).hasSize(BulkIntake.CHUNK * 3 + 1);
        assertThat(items.subList(0, BulkIntake.CHUNK))
                .extracting(BulkItem::status)
                .containsOnly(201);
        assertThat(items.subList(BulkIntake.CHUNK, items.size()))
                .extracting(BulkItem::status)
                .containsOnly(429);
        assertThat(calls).hasValue(2);
    }

    private List<BulkItem> accept(String body) {
        return accept(bytes(body), behind.intake);
    }

    private List<BulkItem> accept(byte[] body, EventIntake intake) {
        return new BulkIntake(intake, new ElasticDocuments(IntakeUnderTest.JSON))
                .accept(reader.read(body, null), body, IntakeUnderTest.SENSOR);
    }

    private static String documents(int count) {
        return "{\"create\":{}}\n{\"message\":\"x\"}\n".repeat(count);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

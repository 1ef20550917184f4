package io.threatmonitor.ingest.intake.otlp;

import static io.threatmonitor.ingest.intake.IntakeUnderTest.NOW;
import static io.threatmonitor.ingest.intake.IntakeUnderTest.SENSOR;
import static io.threatmonitor.ingest.intake.otlp.OtlpRequests.attribute;
import static io.threatmonitor.ingest.intake.otlp.OtlpRequests.bytes;
import static io.threatmonitor.ingest.intake.otlp.OtlpRequests.json;
import static io.threatmonitor.ingest.intake.otlp.OtlpRequests.protobuf;
import static io.threatmonitor.ingest.intake.otlp.OtlpRequests.protobufOf;
import static io.threatmonitor.ingest.intake.otlp.OtlpRequests.saying;
import static io.threatmonitor.ingest.intake.otlp.OtlpRequests.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.opentelemetry.proto.resource.v1.Resource;
import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.Request;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.ingest.intake.IntakeUnderTest;
import io.threatmonitor.ingest.publishing.EventPublisher;
import io.threatmonitor.ingest.publishing.Publication;
import io.threatmonitor.ingest.publishing.Publication.Unavailable;
import io.threatmonitor.kit.api.ApiException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What OTLP senders may say, in both encodings, well and badly. */
class OtlpReadingTest {

    private static final Instant TIME = Instant.parse("2026-11-22T12:00:00.000000250Z");
    private static final String SIMPLE = "{\"body\": {\"stringValue\": \"fine\"}}";

    private final IntakeUnderTest behind = new IntakeUnderTest();
    private final OtlpReader reader =
            new OtlpReader(IntakeUnderTest.JSON, IntakeUnderTest.PROPERTIES);

    @Test
    void readsAllThatARecordSays() {
        isTheLogin(only(OtlpEncoding.PROTOBUF, login()));
    }

    @Test
    void readsTheSameInJson() {
        isTheLogin(
                only(
                        OtlpEncoding.JSON,
                        bytes(
                                """
                                {"resourceLogs": [{
                                  "resource": {"attributes": [
                                    {"key": "service.name", "value": {"stringValue": "shop"}},
                                    {"key": "host.cpus", "value": {"intValue": "8"}}]},
                                  "scopeLogs": [{
                                    "scope": {"name": "auth", "version": "2.1", "unknown": {"a": 1}},
                                    "logRecords": [{
                                      "timeUnixNano": "1795348800000000250",
                                      "observedTimeUnixNano": 1795348801000000000,
                                      "severityNumber": 17,
                                      "severityText": "ERROR",
                                      "body": {"stringValue": "Login failed"},
                                      "attributes": [
                                        {"key": "client.address",
                                         "value": {"stringValue": "2001:db8::7"}},
                                        {"key": "user.name", "value": {"stringValue": "kate"}},
                                        {"key": "http.request.method",
                                         "value": {"stringValue": "POST"}},
                                        {"key": "url.path", "value": {"stringValue": "/login"}},
                                        {"key": "user_agent.original",
                                         "value": {"stringValue": "curl/8"}},
                                        {"key": "tries", "value": {"intValue": 3}},
                                        {"key": "risk", "value": {"doubleValue": 0.5}},
                                        {"key": "rate", "value": {"doubleValue": "NaN"}},
                                        {"key": "locked", "value": {"boolValue": true}},
                                        {"key": "raw", "value": {"bytesValue": "AP8="}},
                                        {"key": "nothing", "value": {}},
                                        {"key": "tags", "value": {"arrayValue": {"values":
                                          [{"stringValue": "a"}, {"intValue": "-1"}]}}},
                                        {"key": "geo", "value": {"kvlistValue": {"values":
                                          [{"key": "city", "value": {"stringValue": "Bonn"}}]}}}],
                                      "droppedAttributesCount": 2,
                                      "flags": 1,
                                      "traceId": "5B8EFFF798038103D269B633813FC60C",
                                      "spanId": "eee19b7ec3c1b174",
                                      "eventName": "shop.login_fail",
                                      "unknownField": [1, {"a": null}]
                                    }]}]}]}
                                """)));
    }

    @ParameterizedTest
    @CsvSource({
        "1, LOW",
        "8, LOW",
        "9, LOW",
        "12, LOW",
        "13, MEDIUM",
        "16, MEDIUM",
        "17, HIGH",
        "20, HIGH",
        "21, CRITICAL",
        "24, CRITICAL"
    })
    void rankBySeverityNumber(int number, Severity expected) {
        var logRecord =
                LogRecord.newBuilder().setSeverityNumberValue(number).setSeverityText("warning");

        assertThat(only(logRecord).severity()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, crit, CRITICAL", "25, Warning, MEDIUM", "-1, ERROR, HIGH", "0, odd, LOW"})
    void rankBySeverityTextWithoutANumber(int number, String text, Severity expected) {
        var logRecord = LogRecord.newBuilder().setSeverityNumberValue(number).setSeverityText(text);

        assertThat(only(logRecord).severity()).isEqualTo(expected);
    }

    @Test
    void takeTheTimeOfObservationWhereNoOtherIsKnownElseThatOfArrival() {
        long nanos = TIME.getEpochSecond() * 1_000_000_000 + TIME.getNano();

        assertThat(only(LogRecord.newBuilder().setObservedTimeUnixNano(nanos)).occurredAt())
                .isEqualTo(TIME);
        assertThat(only(LogRecord.newBuilder()).occurredAt()).isEqualTo(NOW);
    }

    @Test
    void rejectATimeThatIsFarAhead() {
        var batch = sent(OtlpEncoding.PROTOBUF, protobuf(at(-1L), saying("fine")));

        assertThat(batch.firstRejection()).isEqualTo("Record 0: occurred_at lies in the future");
        assertThat(descriptions()).containsExactly("fine");
    }

    @Test
    void nameTheSourceByServiceElseByHostElseBySensor() {
        var host = attribute("host.name", "web-7");

        assertThat(sourceOf(attribute("service.name", "shop"), host)).isEqualTo("shop");
        assertThat(sourceOf(attribute("service.name", "unknown_service:java"), host))
                .isEqualTo("web-7");
        assertThat(sourceOf(attribute("service.name", "unknown_service:java")))
                .isEqualTo("unknown_service:java");
        assertThat(sourceOf()).isEqualTo(SENSOR.sensorId());
    }

    @Test
    void describeTheEventByWhatABodyOfSeveralMembersSays() {
        var member = attribute("MESSAGE", "Accepted key");
        var journal = object(member, attribute("_PID", number(7)));

        assertThat(only(LogRecord.newBuilder().setBody(journal)).description())
                .isEqualTo("{\"MESSAGE\":\"Accepted key\",\"_PID\":7}");
        assertThat(
                        only(LogRecord.newBuilder()
                                        .setBody(object(attribute("message", "Said so"), member)))
                                .description())
                .isEqualTo("Said so");
        assertThat(only(LogRecord.newBuilder().setEventName("session.end")).description())
                .isEqualTo("session.end");
    }

    @Test
    void lookForAnAddressBeyondTheNameOfAHost() {
        var logRecord =
                LogRecord.newBuilder()
                        .addAttributes(attribute("client.address", "client.example"))
                        .addAttributes(attribute("source.address", "203.0.113.7"));

        assertThat(only(logRecord).ipAddress()).isEqualTo("203.0.113.7");
    }

    @Test
    void keepNoIdsThatAreNone() {
        var logRecord =
                LogRecord.newBuilder()
                        .setTraceId(ByteString.copyFrom(new byte[16]))
                        .setSpanId(ByteString.copyFromUtf8("short"));

        assertThat(only(logRecord).attributes()).isEqualTo(Map.of("otlp", Map.of()));
    }

    @Test
    void takeARecordWithAnIdOfItsOwnOnce() {
        var once = saying("a").toBuilder().addAttributes(attribute("log.record.uid", "01ARZ3"));
        var longer = once.clone().setAttributes(0, attribute("log.record.uid", "x".repeat(300)));
        var request = protobuf(once.build(), longer.build());

        assertThat(sent(OtlpEncoding.PROTOBUF, request).rejected()).isZero();
        assertThat(sent(OtlpEncoding.PROTOBUF, request).rejected()).isZero();
        assertThat(behind.events.all()).hasSize(2);
    }

    @Test
    void takeMoreRecordsThanTheIntakeTakesAtOnce() {
        var records = Collections.nCopies(2_500, saying("one"));
        var batch = sent(OtlpEncoding.PROTOBUF, protobuf(Resource.getDefaultInstance(), records));

        assertThat(batch.rejected()).isZero();
        assertThat(behind.events.all()).hasSize(2_500);
    }

    @Test
    void mergeAResourceThatComesInPartsAndAfterItsRecords() {
        var body =
                concat(
                        ResourceLogs.newBuilder()
                                .addScopeLogs(ScopeLogs.newBuilder().addLogRecords(saying("a")))
                                .build(),
                        resource(attribute("service.name", "shop")),
                        resource(attribute("host.name", "web-7")));
        var request =
                ExportLogsServiceRequest.newBuilder()
                        .addResourceLogs(parsed(body))
                        .build()
                        .toByteArray();

        assertThat(wrapped(body)).isNotEqualTo(request); // which has them in order, and whole
        assertThat(only(OtlpEncoding.PROTOBUF, wrapped(body)).attributes())
                .isEqualTo(only(OtlpEncoding.PROTOBUF, request).attributes());
    }

    @Test
    void takeAnEmptyRequestForSuccess() {
        assertThat(sent(OtlpEncoding.PROTOBUF, new byte[0]).rejected()).isZero();
        assertThat(sent(OtlpEncoding.JSON, bytes("{}")).rejected()).isZero();
        assertThat(sent(OtlpEncoding.JSON, bytes("{\"resource_logs\": 5}")).rejected()).isZero();
    }

    @Test
    void rejectNulAlone() {
        var batch =
                sent(
                        OtlpEncoding.PROTOBUF,
                        protobuf(
                                saying("before"),
                                saying("a\0b"),
                                LogRecord.newBuilder().addAttributes(attribute("k\0", "v")).build(),
                                saying("after")));

        assertThat(batch.rejected()).isEqualTo(2);
        assertThat(batch.firstRejection())
                .startsWith("Record 1: description must not contain NUL characters");
        assertThat(descriptions()).containsExactly("before", "after");
    }

    @Test
    void rejectWhatIsNoMessageAlone() {
        byte[] notUtf8 = {0x1a, 2, (byte) 0xc3, 0x28}; // severity_text
        byte[] cutShort = {0x1a, 100, 'a'};
        byte[] noField = {0};

        var batch =
                sent(
                        OtlpEncoding.PROTOBUF,
                        protobufOf(
                                notUtf8,
                                cutShort,
                                noField,
                                new byte[1024 * 1024 + 1],
                                saying("fine").toByteArray()));

        assertThat(batch.rejected()).isEqualTo(4);
        assertThat(batch.firstRejection()).startsWith("Record 0: event is not a valid LogRecord");
        assertThat(descriptions()).containsExactly("fine");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "{\"severityNumber\": \"SEVERITY_NUMBER_INFO\"}",
                "{\"severityNumber\": 2147483648}",
                "{\"severityNumber\": 1.5}",
                "{\"severityText\": 5}",
                "{\"timeUnixNano\": -1}",
                "{\"timeUnixNano\": \"1e9\"}",
                "{\"timeUnixNano\": 1e999}",
                "{\"timeUnixNano\": 18446744073709551616}",
                "{\"timeUnixNano\": true}",
                "{\"traceId\": \"W47/95gDgQPSabYzgT/GDA==\"}",
                "{\"spanId\": \"abc\"}",
                "{\"attributes\": {\"a\": 1}}",
                "{\"attributes\": [5]}",
                "{\"attributes\": [{\"key\": 5}]}",
                "{\"body\": \"text\"}",
                "{\"body\": {\"stringValue\": 5}}",
                "{\"body\": {\"boolValue\": \"true\"}}",
                "{\"body\": {\"intValue\": \"9223372036854775808\"}}",
                "{\"body\": {\"doubleValue\": \"half\"}}",
                "{\"body\": {\"bytesValue\": \"?\"}}",
                "{\"body\": {\"stringValue\": \"a\\u0000b\"}}",
                "{\"body\": {\"stringValue\": \"\\ud800\"}}"
            })
    void rejectWhatIsNoRecordInJsonAlone(String wrong) {
        var batch = sent(OtlpEncoding.JSON, json(SIMPLE, wrong, SIMPLE));

        assertThat(batch.rejected()).isEqualTo(1);
        assertThat(batch.firstRejection()).startsWith("Record 1: ");
        assertThat(descriptions()).containsExactly("fine", "fine");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"timeUnixNano\": \"1795348800000000250\"}",
                "{\"timeUnixNano\": 1795348800000000250}",
                "{\"timeUnixNano\": 1.79534880000000025E18, \"severityNumber\": 9.0}",
                "{\"timeUnixNano\": null, \"observedTimeUnixNano\": \"1795348800000000250\"}"
            })
    void takeNumbersInEachFormThatProtoJsonKnows(String said) {
        assertThat(only(OtlpEncoding.JSON, json(said)).occurredAt())
                .isBetween(TIME.minusNanos(250), TIME.plusNanos(250));
    }

    @Test
    void boundNestingAlikeInBothEncodings() {
        var deepest = nested(32);
        var deeper = nested(33);

        assertThat(sent(OtlpEncoding.PROTOBUF, protobuf(deepest, deeper)).firstRejection())
                .isEqualTo("Record 1: event is nested more than 32 levels deep");
        assertThat(sent(OtlpEncoding.JSON, json(nestedJson(32), nestedJson(33))).firstRejection())
                .isEqualTo("Record 1: event is nested more than 32 levels deep");
        assertThat(behind.events.all()).hasSize(2);
    }

    @Test
    void surviveNestingThatIsMeantToHarm() {
        byte[] record = saying("x").toByteArray();
        for (int i = 0; i < 5_000; i++) { // the start of a group, which is skipped with all in it
            record = concatenated(new byte[] {0x7b}, record);
        }

        assertThat(sent(OtlpEncoding.PROTOBUF, protobufOf(record)).rejected()).isEqualTo(1);
        refused(OtlpEncoding.PROTOBUF, "{".repeat(50_000).getBytes(UTF_8));
        refused(OtlpEncoding.JSON, json(nestedJson(50_000)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[",
                "[]",
                "null",
                "7",
                "{",
                "{} {}",
                "{\"resourceLogs\": [], \"resourceLogs\": []}",
                "{\"resourceLogs\": 5}",
                "{\"resourceLogs\": [5]}",
                "{\"resourceLogs\": [{\"resource\": 5}]}",
                "{\"resourceLogs\": [{\"resource\": {\"attributes\": 5}}]}",
                "{\"resourceLogs\": [{\"scopeLogs\": {}}]}",
                "{\"resourceLogs\": [{\"scopeLogs\": [{\"scope\": {\"name\": 5}}]}]}",
                "{\"resourceLogs\": [{\"scopeLogs\": [{\"logRecords\": {}}]}]}"
            })
    void refuseWhatIsNoRequestInJson(String body) {
        assertThat(refused(OtlpEncoding.JSON, bytes(body)).code())
                .isEqualTo(ErrorCode.MALFORMED_REQUEST);
    }

    @Test
    void refuseJsonThatIsNotUtf8() {
        byte[] body = json(SIMPLE);
        body[new String(body, UTF_8).indexOf("fine")] = (byte) 0xff;

        refused(OtlpEncoding.JSON, body);
    }

    @Test
    void takeNothingOfARequestThatIsCutShort() {
        byte[] body = protobuf(saying("one"), saying("two"));

        for (int length = 1; length < body.length; length++) {
            assertThat(refused(OtlpEncoding.PROTOBUF, Arrays.copyOf(body, length)).code())
                    .isEqualTo(ErrorCode.MALFORMED_REQUEST);
        }
        assertThat(behind.events.all()).isEmpty();
    }

    @Test
    void takeNothingOfARequestWhoseEndIsWrong() {
        var many = Collections.nCopies(1_500, saying("one"));
        byte[] good = protobuf(Resource.getDefaultInstance(), many);

        refused(OtlpEncoding.PROTOBUF, concatenated(good, new byte[] {0x0a, 5, 1}));
        assertThat(behind.events.all()).isEmpty();
    }

    @Test
    void refuseWhatWouldBecomeMuchMore() {
        var long1 = "x".repeat(32_000);
        var resource =
                Resource.newBuilder()
                        .addAttributes(attribute("a", long1))
                        .addAttributes(attribute("b", long1))
                        .addAttributes(attribute("c", long1))
                        .build();
        var many = Collections.nCopies(OtlpReader.MAX_RECORDS + 1, LogRecord.getDefaultInstance());

        assertThat(refused(OtlpEncoding.PROTOBUF, protobuf(resource, List.of())).code())
                .isEqualTo(ErrorCode.PAYLOAD_TOO_LARGE);
        assertThat(
                        refused(
                                        OtlpEncoding.PROTOBUF,
                                        protobuf(Resource.getDefaultInstance(), many))
                                .code())
                .isEqualTo(ErrorCode.PAYLOAD_TOO_LARGE);
        assertThat(behind.events.all()).isEmpty();
    }

    @Test
    void asksForAllOfItAgainAndNoMoreOfTheBrokersOnceTheyAreAway() {
        var calls = new int[1];
        EventPublisher away =
                events -> {
                    calls[0]++;
                    return Collections.nCopies(
                            events.size(), (Publication) new Unavailable(Duration.ofSeconds(7)));
                };
        var records = Collections.nCopies(2_500, saying("one"));
        var batch = new LogBatch(behind.intakeBefore(away), reader.mapping(), SENSOR);
        reader.read(OtlpEncoding.PROTOBUF, protobuf(Resource.getDefaultInstance(), records))
                .forEach(batch::add);
        batch.flush();

        assertThat(batch.retryAfter()).isEqualTo(Duration.ofSeconds(7));
        assertThat(calls[0]).isEqualTo(1);
    }

    private static byte[] login() {
        var logRecord =
                LogRecord.newBuilder()
                        .setTimeUnixNano(1_795_348_800_000_000_250L)
                        .setObservedTimeUnixNano(1_795_348_801_000_000_000L)
                        .setSeverityNumber(SeverityNumber.SEVERITY_NUMBER_ERROR)
                        .setSeverityText("ERROR")
                        .setBody(text("Login failed"))
                        .addAttributes(attribute("client.address", "2001:db8::7"))
                        .addAttributes(attribute("user.name", "kate"))
                        .addAttributes(attribute("http.request.method", "POST"))
                        .addAttributes(attribute("url.path", "/login"))
                        .addAttributes(attribute("user_agent.original", "curl/8"))
                        .addAttributes(attribute("tries", number(3)))
                        .addAttributes(attribute("risk", fraction(0.5)))
                        .addAttributes(attribute("rate", fraction(Double.NaN)))
                        .addAttributes(
                                attribute(
                                        "locked", AnyValue.newBuilder().setBoolValue(true).build()))
                        .addAttributes(
                                attribute(
                                        "raw",
                                        AnyValue.newBuilder()
                                                .setBytesValue(
                                                        ByteString.copyFrom(
                                                                new byte[] {0, (byte) 0xff}))
                                                .build()))
                        .addAttributes(attribute("nothing", AnyValue.getDefaultInstance()))
                        .addAttributes(attribute("tags", array(text("a"), number(-1))))
                        .addAttributes(attribute("geo", object(attribute("city", "Bonn"))))
                        .setDroppedAttributesCount(2)
                        .setFlags(1)
                        .setTraceId(ByteString.fromHex("5b8efff798038103d269b633813fc60c"))
                        .setSpanId(ByteString.fromHex("eee19b7ec3c1b174"))
                        .setEventName("shop.login_fail");
        var scope = InstrumentationScope.newBuilder().setName("auth").setVersion("2.1");
        return ExportLogsServiceRequest.newBuilder()
                .addResourceLogs(
                        ResourceLogs.newBuilder()
                                .setResource(
                                        Resource.newBuilder()
                                                .addAttributes(attribute("service.name", "shop"))
                                                .addAttributes(attribute("host.cpus", number(8))))
                                .addScopeLogs(
                                        ScopeLogs.newBuilder()
                                                .setScope(scope)
                                                .addLogRecords(logRecord)))
                .build()
                .toByteArray();
    }

    private static void isTheLogin(SecurityEvent event) {
        assertThat(event.format()).isEqualTo("otlp");
        assertThat(event.occurredAt()).isEqualTo(TIME);
        assertThat(event.sourceName()).isEqualTo("shop");
        assertThat(event.severity()).isEqualTo(Severity.HIGH);
        assertThat(event.eventType()).isEqualTo(EventType.LOGIN_FAIL);
        assertThat(event.description()).isEqualTo("Login failed");
        assertThat(event.ipAddress()).isEqualTo("2001:db8::7");
        assertThat(event.request()).isEqualTo(new Request("POST", "/login", null));
        assertThat(event.device()).extracting("userAgent").isEqualTo("curl/8");
        assertThat(event.attributes())
                .containsEntry("user.name", "kate")
                .containsEntry("tries", 3L)
                .containsEntry("risk", 0.5)
                .containsEntry("rate", "NaN")
                .containsEntry("locked", true)
                .containsEntry("raw", "AP8=")
                .containsEntry("nothing", null)
                .containsEntry("tags", List.of("a", -1L))
                .containsEntry("geo", Map.of("city", "Bonn"))
                .containsEntry(
                        "otlp",
                        Map.ofEntries(
                                Map.entry("body", "Login failed"),
                                Map.entry("event_name", "shop.login_fail"),
                                Map.entry("severity_number", 17L),
                                Map.entry("severity_text", "ERROR"),
                                Map.entry("observed_at", "2026-11-22T12:00:01Z"),
                                Map.entry("trace_id", "5b8efff798038103d269b633813fc60c"),
                                Map.entry("span_id", "eee19b7ec3c1b174"),
                                Map.entry("flags", 1L),
                                Map.entry("dropped_attributes_count", 2L),
                                Map.entry(
                                        "resource",
                                        Map.of("service.name", "shop", "host.cpus", 8L)),
                                Map.entry("scope", Map.of("name", "auth", "version", "2.1"))));
    }

    private LogBatch sent(OtlpEncoding encoding, byte[] body) {
        var batch = new LogBatch(behind.intake, reader.mapping(), SENSOR);
        reader.read(encoding, body).forEach(batch::add);
        batch.flush();
        return batch;
    }

    private SecurityEvent only(OtlpEncoding encoding, byte[] body) {
        int before = behind.events.all().size();
        assertThat(sent(encoding, body).firstRejection()).isEmpty();
        assertThat(behind.events.all()).hasSize(before + 1);
        return behind.events.last();
    }

    private SecurityEvent only(LogRecord.Builder logRecord) {
        return only(OtlpEncoding.PROTOBUF, protobuf(logRecord.build()));
    }

    private String sourceOf(KeyValue... attributes) {
        var resource = Resource.newBuilder().addAllAttributes(List.of(attributes)).build();
        return only(OtlpEncoding.PROTOBUF, protobuf(resource, List.of(saying("a")))).sourceName();
    }

    private ApiException refused(OtlpEncoding encoding, byte[] body) {
        return assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> sent(encoding, body))
                .actual();
    }

    private List<String> descriptions() {
        return behind.events.all().stream().map(SecurityEvent::description).toList();
    }

    private static LogRecord at(long nanos) {
        return LogRecord.newBuilder().setTimeUnixNano(nanos).build();
    }

    private static AnyValue number(long value) {
        return AnyValue.newBuilder().setIntValue(value).build();
    }

    private static AnyValue fraction(double value) {
        return AnyValue.newBuilder().setDoubleValue(value).build();
    }

    private static AnyValue array(AnyValue... values) {
        return AnyValue.newBuilder()
                .setArrayValue(ArrayValue.newBuilder().addAllValues(List.of(values)))
                .build();
    }

    private static AnyValue object(KeyValue... members) {
        return AnyValue.newBuilder()
                .setKvlistValue(KeyValueList.newBuilder().addAllValues(List.of(members)))
                .build();
    }

    /** A body of so many levels, the text at the bottom counted. */
    private static LogRecord nested(int levels) {
        AnyValue value = text("x");
        for (int i = 1; i < levels; i++) {
            value = object(attribute("a", value));
        }
        return LogRecord.newBuilder().setBody(value).build();
    }

    private static String nestedJson(int levels) {
        return "{\"body\":"
                + "{\"kvlistValue\":{\"values\":[{\"key\":\"a\",\"value\":".repeat(levels - 1)
                + "{\"stringValue\":\"x\"}"
                + "}]}}".repeat(levels - 1)
                + "}";
    }

    private static ResourceLogs resource(KeyValue attribute) {
        return ResourceLogs.newBuilder()
                .setResource(Resource.newBuilder().addAttributes(attribute))
                .build();
    }

    private static byte[] concat(ResourceLogs... parts) {
        return concatenated(
                Arrays.stream(parts).map(ResourceLogs::toByteArray).toArray(byte[][]::new));
    }

    private static byte[] concatenated(byte[]... parts) {
        return ByteString.copyFrom(Arrays.stream(parts).map(ByteString::copyFrom).toList())
                .toByteArray();
    }

    private static byte[] wrapped(byte[] resourceLogs) {
        return concatenated(new byte[] {0x0a, (byte) resourceLogs.length}, resourceLogs);
    }

    private static ResourceLogs parsed(byte[] resourceLogs) {
        try {
            return ResourceLogs.parseFrom(resourceLogs);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

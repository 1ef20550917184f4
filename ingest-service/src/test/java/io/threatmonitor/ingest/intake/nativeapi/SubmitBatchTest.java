package io.threatmonitor.ingest.intake.nativeapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.contracts.Topics;
import io.threatmonitor.testkit.ServiceTest;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.messaging.TestTopics;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.UUID;

/** Many events in one request. */
@ServiceTest
class SubmitBatchTest {

    private static final String PATH = "/api/v1/events";

    private final ApiClient sensor;
    private final TestTopics topics;
    private final String source = "batch-" + UUID.randomUUID();

    SubmitBatchTest(ApiClient api, TestIssuer issuer, TestTopics topics) {
        this.sensor = api.as(issuer.sensor("sensor-1"));
        this.topics = topics;
    }

    @Test
    void answersForEachElementOfAnArray() {
        ApiAnswer answer =
                sensor.post(
                        PATH,
                        "[%s, {\"source_name\": \"x\"}, 17, {\"a\": 0x1}, %s]"
                                .formatted(event("\"id\": \"1\""), event("")));

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(counts(answer)).containsExactly(5, 2, 0, 3, 5);
        assertThat(statuses(answer))
                .containsExactly("accepted", "rejected", "rejected", "rejected", "accepted");
        var rejected = answer.data().required("items").get(1);
        assertThat(rejected.required("index").intValue()).isEqualTo(1);
        assertThat(rejected.required("errors").findValuesAsString("field"))
                .contains("source_name", "severity");
        assertThat(published()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "application/jsonl", "application/x-jsonlines"})
    void answersForTheLinesOfAStreamThatWereNotAccepted(String type) {
        ApiAnswer answer = stream(type, event("") + "\n\nnonsense\n" + event("") + "\n");

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(counts(answer)).containsExactly(3, 2, 0, 1, 4);
        assertThat(answer.data().required("items")).hasSize(1);
        assertThat(answer.data().required("items").get(0).required("index").intValue())
                .isEqualTo(2);
        assertThat(published()).isEqualTo(2);
    }

    @Test
    void takesAStreamLargerThanAnyOtherBody() {
        String line = event("\"note\": \"%s\"".formatted("x".repeat(1_000))) + "\n";
        ApiAnswer answer = stream("application/x-ndjson", line.repeat(2_500));
        assertThat(counts(answer)).containsExactly(2_500, 2_500, 0, 0, 2_500);
        assertThat(published()).isEqualTo(2_500);
    }

    @Test
    void rejectsALineThatIsTooLongAndGoesOn() {
        String tooLong = event("\"note\": \"%s\"".formatted("x".repeat(1_100_000)));
        ApiAnswer answer = stream("application/x-ndjson", tooLong + "\n" + event(""));
        assertThat(counts(answer)).containsExactly(2, 1, 0, 1, 2);
    }

    @Test
    void knowsTheItemsOfARequestByItsKey() {
        String batch = "[%s, %s]".formatted(event(""), event(""));
        var keyed = sensor.with("Idempotency-Key", source);
        assertThat(ids(keyed.post(PATH, batch)))
                .hasSize(2)
                .doesNotHaveDuplicates()
                .isEqualTo(ids(keyed.post(PATH, batch)));
    }

    @Test
    void refusesABatchOfWhichNothingIsValid() {
        ApiAnswer answer = sensor.post(PATH, "[{}, 1]");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().required("code").stringValue()).isEqualTo("validation_failed");
        assertThat(answer.json().required("errors").findValuesAsString("field"))
                .contains("[0].source_name", "[1].event");
        assertThat(counts(answer)).containsExactly(2, 0, 0, 2, 2);
        assertThat(answer.json().required("trace_id").stringValue()).matches("[0-9a-f]{32}");
    }

    @Test
    void refusesABatchOfNothing() {
        assertThat(sensor.post(PATH, "[]").status()).isEqualTo(400);
        assertThat(stream("application/x-ndjson", "\n").status()).isEqualTo(400);
        assertThat(sensor.post(PATH, "[" + event("")).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/events/ingest", "/api/v1/events/ingest/"})
    void answersSensorsOfThePredecessorAsItDid(String path) {
        ApiAnswer answer = sensor.post(path, event(""));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().required("status").stringValue()).isEqualTo("success");
        assertThat(answer.data().required("id").stringValue()).isNotEmpty();
        assertThat(published()).isEqualTo(1);
    }

    private ApiAnswer stream(String type, String lines) {
        return sensor.with("Content-Type", type).post(PATH, lines);
    }

    private String event(String members) {
        return NativeEvents.about(source, members).replace("\n", "");
    }

    private static List<Integer> counts(ApiAnswer answer) {
        var data = answer.data();
        return List.of(
                data.required("received").intValue(),
                data.required("accepted").intValue(),
                data.required("duplicate").intValue(),
                data.required("rejected").intValue(),
                data.required("settled").intValue());
    }

    private static List<String> statuses(ApiAnswer answer) {
        return answer.data().required("items").findValuesAsString("status");
    }

    private static List<String> ids(ApiAnswer answer) {
        return answer.data().required("items").findValuesAsString("id");
    }

    private long published() {
        return topics.records(Topics.EVENTS).stream()
                .filter(published -> source.equals(published.key()))
                .count();
    }
}

package io.threatmonitor.ingest.intake.otlp;

import static io.threatmonitor.ingest.intake.otlp.OtlpRequests.json;
import static io.threatmonitor.ingest.intake.otlp.OtlpRequests.protobuf;
import static io.threatmonitor.ingest.intake.otlp.OtlpRequests.saying;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.testkit.ServiceTest;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

/** What OTLP senders are told. */
@ServiceTest
class OtlpControllerTest {

    private static final String PROTOBUF = "application/x-protobuf";
    private static final String GOOD = "{\"body\": {\"stringValue\": \"fine\"}}";
    private static final String BAD = "{\"body\": {\"stringValue\": \"a\\u0000b\"}}";

    private final ApiClient sensor;
    private final ApiClient analyst;
    private final ApiClient nobody;

    OtlpControllerTest(ApiClient api, TestIssuer issuer) {
        this.sensor = api.as(issuer.sensor("otlp-sensor"));
        this.analyst = api.as(issuer.analyst());
        this.nobody = api;
    }

    @Test
    void answersSuccessInTheEncodingOfTheRequest() {
        is(sensor.post("/v1/logs", json(GOOD)), 200, "application/json", "{}");
        is(sensor.post("/v1/logs", "{}"), 200, "application/json", "{}");
        is(inProtobuf(sensor, protobuf(saying("fine"))), 200, PROTOBUF, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=utf-8", "APPLICATION/JSON"})
    void takesAContentTypeInEachForm(String contentType) {
        var answer = sensor.with("Content-Type", contentType).post("/v1/logs", json(GOOD));

        is(answer, 200, "application/json", "{}");
    }

    @Test
    void saysWhatIsRejectedOfARequest() {
        var answer = sensor.post("/v1/logs", json(GOOD, BAD, BAD));

        assertThat(answer.status()).isEqualTo(200);
        var partial = answer.json().required("partialSuccess");
        assertThat(partial.required("rejectedLogRecords").stringValue()).isEqualTo("2");
        assertThat(partial.required("errorMessage").stringValue())
                .startsWith("Record 1: description must not contain NUL");

        var binary = inProtobuf(sensor, protobuf(saying("a\0b"), saying("fine")));
        assertThat(binary.status()).isEqualTo(200);
        assertThat(binary.header("Content-Type")).isEqualTo(PROTOBUF);
        assertThat(binary.text()).contains("Record 0: description must not contain NUL");
    }

    @Test
    void saysWhatIsWrongWithTheWhole() {
        var answer = sensor.post("/v1/logs", "{");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().required("message").stringValue())
                .startsWith("The body is not valid JSON");

        var binary = inProtobuf(sensor, new byte[] {0x0a, 5, 1});
        assertThat(binary.status()).isEqualTo(400);
        assertThat(binary.header("Content-Type")).isEqualTo(PROTOBUF);
        assertThat(binary.text()).contains("The body is not a valid ExportLogsServiceRequest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-ndjson", "application/grpc"})
    void refusesOtherContentTypes(String contentType) {
        is(
                sensor.with("Content-Type", contentType).post("/v1/logs", "{}"),
                415,
                "application/json",
                "{\"message\":\"Logs are taken as application/x-protobuf or application/json\"}");
    }

    @Test
    void takesBodiesInGzipAndNoneThatOnlyClaimIt() throws IOException {
        var compressed = sensor.with("Content-Encoding", "gzip");
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(json(GOOD));
        }

        is(compressed.post("/v1/logs", bytes.toByteArray()), 200, "application/json", "{}");
        is(
                compressed.post("/v1/logs", json(GOOD)),
                400,
                "application/json",
                "{\"message\":\"The body is not valid gzip\"}");
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        var answer = inProtobuf(sensor, new byte[10 * 1024 * 1024 + 1]);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("Content-Type")).isEqualTo(PROTOBUF);
    }

    @Test
    void turnsStrangersAwayInTheEncodingOfTheRequest() {
        var stranger = inProtobuf(nobody, protobuf(saying("fine")));
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(stranger.header("Content-Type")).isEqualTo(PROTOBUF);
        assertThat(stranger.text()).contains("Sign in, or send a valid access token");

        is(
                analyst.post("/v1/logs", json(GOOD)),
                403,
                "application/json",
                "{\"message\":\"Your roles do not allow this\"}");
    }

    private static ApiAnswer inProtobuf(ApiClient client, byte[] body) {
        return client.with("Content-Type", PROTOBUF).post("/v1/logs", body);
    }

    private static void is(ApiAnswer answer, int status, String contentType, String body) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo(contentType);
        assertThat(answer.text()).isEqualTo(body);
    }
}

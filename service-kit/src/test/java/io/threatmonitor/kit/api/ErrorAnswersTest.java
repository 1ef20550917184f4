package io.threatmonitor.kit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threatmonitor.kit.sample.KitTest;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.infrastructure.TestDatabase;

import org.junit.jupiter.api.Test;

@KitTest
class ErrorAnswersTest {

    private static final String NOTES = "/api/v1/notes";

    private final ApiClient api;
    private final TestDatabase database;

    ErrorAnswersTest(ApiClient api, TestIssuer issuer, TestDatabase database) {
        this.api = api.as(issuer.analyst());
        this.database = database;
    }

    @Test
    void saysThatABodyIsNotJson() {
        ApiAnswer answer = api.post(NOTES, "{\"note_text\": ");

        assertError(answer, 400, "malformed_request");
        assertThat(answer.json().required("errors")).isEmpty();
    }

    @Test
    void saysThatABodyIsMissing() {
        assertError(api.post(NOTES, ""), 400, "malformed_request");
    }

    @Test
    void namesTheFieldOfAWrongType() {
        ApiAnswer answer = api.post(NOTES, "{\"note_text\": \"x\", \"rank\": \"high\"}");

        assertInvalid(answer, "rank");
    }

    @Test
    void namesTheFieldOfAnUnknownValue() {
        ApiAnswer answer =
                api.post(NOTES, "{\"note_text\": \"x\", \"rank\": 1, \"severity\": \"bad\"}");

        assertInvalid(answer, "severity");
    }

    @Test
    void namesEachInvalidFieldAsTheWireDoes() {
        ApiAnswer answer = api.post(NOTES, "{\"note_text\": \" \", \"rank\": 10}");

        assertError(answer, 400, "validation_failed");
        assertThat(answer.json().required("errors"))
                .extracting(error -> error.required("field").stringValue())
                .containsExactlyInAnyOrder("note_text", "rank");
        assertThat(answer.data().required("note_text").get(0).stringValue())
                .isEqualTo("must not be blank");
    }

    @Test
    void readsParametersAsTheWireWritesThem() {
        ApiAnswer answer = api.get(NOTES + "?severity=high");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.data().stringValue()).isEqualTo("high");
    }

    @Test
    void namesTheParameterThatIsWrongOrMissing() {
        assertInvalid(api.get(NOTES + "?severity=extreme"), "severity");
        assertInvalid(api.get(NOTES), "severity");
        assertInvalid(api.get(NOTES + "?severity=high&rank=10"), "rank");
        assertInvalid(api.get(NOTES + "/42"), "id");
    }

    @Test
    void saysThatThereIsNothing() {
        assertError(api.get(NOTES + "/a/b/c"), 404, "not_found");
    }

    @Test
    void saysWhichMethodsThereAre() {
        ApiAnswer answer = api.send("DELETE", NOTES, null);

        assertError(answer, 405, "method_not_allowed");
        assertThat(answer.header("Allow")).contains("GET", "POST");
    }

    @Test
    void saysThatAContentTypeIsNotTaken() {
        ApiAnswer answer = api.with("Content-Type", "application/xml").post(NOTES, "<note/>");

        assertError(answer, 415, "unsupported_media_type");
    }

    @Test
    void saysInJsonThatOnlyJsonIsGiven() {
        ApiAnswer answer = api.with("Accept", "application/xml").get(NOTES + "/count");

        assertError(answer, 406, "not_acceptable");
    }

    @Test
    void passesOnWhatAFeatureSays() {
        ApiAnswer answer = api.get(NOTES + "/conflict");

        assertError(answer, 409, "illegal_transition");
        assertThat(answer.json().required("message").stringValue())
                .isEqualTo("A note cannot be unwritten");
    }

    @Test
    void saysWhenToComeBack() {
        ApiAnswer answer = api.get(NOTES + "/away");

        assertError(answer, 503, "unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("7");
    }

    @Test
    void keepsInternalsToItself() {
        ApiAnswer answer = api.get(NOTES + "/broken");

        assertError(answer, 500, "internal_error");
        assertThat(answer.text()).doesNotContain("internal detail", "Exception");
    }

    @Test
    void asksForPatienceWhileTheDatabaseIsAway() {
        database.goAway();
        try {
            ApiAnswer answer = api.get(NOTES + "/count");

            assertError(answer, 503, "unavailable");
            assertThat(answer.header("Retry-After")).isEqualTo("5");
        } finally {
            database.comeBack();
        }
        // The pool may still hand out a connection that was ended, if it was in use just before.
        await().untilAsserted(() -> assertThat(api.get(NOTES + "/count").status()).isEqualTo(200));
    }

    @Test
    void answersAlsoWhatTheContainerRefuses() {
        assertError(api.get(NOTES + "/a;b=c"), 400, "malformed_request");
    }

    @Test
    void answersWithAndWithoutATrailingSlash() {
        assertThat(api.get(NOTES + "/count/").status()).isEqualTo(200);
        assertThat(api.post(NOTES + "/", "{\"note_text\": \"x\", \"rank\": 1}").status())
                .isEqualTo(200);
    }

    private static void assertInvalid(ApiAnswer answer, String field) {
        assertError(answer, 400, "validation_failed");
        assertThat(answer.json().required("errors"))
                .extracting(error -> error.required("field").stringValue())
                .containsExactly(field);
        assertThat(answer.data().required(field)).isNotEmpty();
    }

    private static void assertError(ApiAnswer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.json().required("status").stringValue()).isEqualTo("error");
        assertThat(answer.json().required("code").stringValue()).isEqualTo(code);
        assertThat(answer.json().required("message").stringValue()).isNotBlank();
        assertThat(answer.json().required("trace_id").stringValue()).hasSize(32);
    }
}

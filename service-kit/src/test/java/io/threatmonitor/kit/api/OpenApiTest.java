package io.threatmonitor.kit.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.kit.sample.KitTest;
import io.threatmonitor.testkit.http.ApiClient;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

/** The document says what the wire says. */
@KitTest
class OpenApiTest {

    private final JsonNode document;

    OpenApiTest(ApiClient api) {
        document = api.get("/v3/api-docs").json();
    }

    @Test
    void namesFieldsInSnakeCase() {
        assertThat(schema("NewNote").required("properties").propertyNames())
                .containsExactlyInAnyOrder("note_text", "severity", "rank");
    }

    @Test
    void namesEnumValuesInLowerCase() {
        var severity = schema("NewNote").required("properties").required("severity");
        var parameter = parameter("severity").required("schema");

        assertThat(severity.required("enum"))
                .extracting(JsonNode::stringValue)
                .containsExactly("low", "medium", "high", "critical");
        assertThat(parameter.required("enum")).isEqualTo(severity.required("enum"));
    }

    @Test
    void leavesTheCallerOut() {
        assertThat(operation("/api/v1/notes/caller").has("parameters")).isFalse();
        assertThat(document.required("paths").propertyNames()).doesNotContain("/error");
    }

    @Test
    void saysThatAnswersAreJson() {
        JsonNode content =
                operation("/api/v1/notes/count")
                        .required("responses")
                        .required("200")
                        .required("content");

        assertThat(content.propertyNames()).containsExactly("application/json");
    }

    private JsonNode schema(String name) {
        return document.required("components").required("schemas").required(name);
    }

    private JsonNode parameter(String name) {
        for (JsonNode parameter : operation("/api/v1/notes").required("parameters")) {
            if (parameter.required("name").stringValue().equals(name)) {
                return parameter;
            }
        }
        throw new AssertionError("No parameter " + name);
    }

    private JsonNode operation(String path) {
        return document.required("paths").required(path).required("get");
    }
}

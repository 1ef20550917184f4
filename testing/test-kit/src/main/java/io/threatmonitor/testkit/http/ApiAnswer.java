package io.threatmonitor.testkit.http;

import io.threatmonitor.contracts.WireJson;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;

/**
 * What a service answered.
 *
 * @param text the body as it came
 */
public record ApiAnswer(int status, HttpHeaders headers, String text) {

    /** The first value of a header, or null. */
    public @Nullable String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    /** The whole body. */
    public JsonNode json() {
        return WireJson.MAPPER.readTree(text);
    }

    /** {@code data} of the envelope. */
    public JsonNode data() {
        return json().required("data");
    }

    public <T> T data(Class<T> type) {
        return WireJson.MAPPER.treeToValue(data(), type);
    }

    /** {@code data.results} of a list. */
    public <T> List<T> results(Class<T> type) {
        var results = new ArrayList<T>();
        for (JsonNode result : data().required("results")) {
            results.add(WireJson.MAPPER.treeToValue(result, type));
        }
        return results;
    }

    /** {@code data.next} of a list, null on the last page. */
    public @Nullable String next() {
        return link("next");
    }

    /** {@code data.previous} of a list, null on the first page. */
    public @Nullable String previous() {
        return link("previous");
    }

    private @Nullable String link(String name) {
        JsonNode link = data().required(name);
        return link.isNull() ? null : link.stringValue();
    }
}

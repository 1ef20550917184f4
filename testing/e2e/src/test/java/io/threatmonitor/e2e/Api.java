package io.threatmonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.contracts.WireJson;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The HTTP API through the gateway, as one caller. */
final class Api {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final String baseUrl;
    private final Supplier<@Nullable String> token;

    Api(String baseUrl, Supplier<@Nullable String> token) {
        this.baseUrl = baseUrl;
        this.token = token;
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, Object body) {
        return send(
                json(path).POST(BodyPublishers.ofString(WireJson.MAPPER.writeValueAsString(body))));
    }

    Answer patch(String path, Object body) {
        String text = WireJson.MAPPER.writeValueAsString(body);
        return send(json(path).method("PATCH", BodyPublishers.ofString(text)));
    }

    /** Every result of a list, page by page. */
    List<JsonNode> all(String path) {
        var results = new ArrayList<JsonNode>();
        String next = path;
        while (next != null) {
            Answer page = get(next);
            page.expect(200);
            page.data().path("results").forEach(results::add);
            JsonNode link = page.data().path("next");
            next =
                    link.isNull() || link.isMissingNode()
                            ? null
                            : link.asString().substring(baseUrl.length());
        }
        return results;
    }

    private HttpRequest.Builder json(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    private HttpRequest.Builder request(String path) {
        var request =
                HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(Duration.ofSeconds(20));
        String bearer = token.get();
        return bearer == null ? request : request.header("Authorization", "Bearer " + bearer);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** An answer, as JSON. */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        JsonNode body() {
            return WireJson.MAPPER.readTree(response.body());
        }

        JsonNode data() {
            return body().path("data");
        }

        void expect(int status) {
            assertThat(status()).as(response.body()).isEqualTo(status);
        }

        /** The envelope of an error, in full. */
        void expectError(int status, String code) {
            expect(status);
            assertThat(body().path("status").asString()).isEqualTo("error");
            assertThat(body().path("code").asString()).isEqualTo(code);
            assertThat(body().path("message").asString()).isNotBlank();
            assertThat(body().path("errors").isArray()).isTrue();
        }
    }
}

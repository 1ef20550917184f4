package io.threatmonitor.benchmarks.alerting;

import io.threatmonitor.benchmarks.running.BenchmarkException;
import io.threatmonitor.contracts.WireJson;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The service as an analyst calls it. Thread-safe. */
final class AlertsApi {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private final Supplier<String> token;

    /**
     * @param token asked for each call, since tokens end
     */
    AlertsApi(URI address, Supplier<String> token) {
        this.address = address;
        this.token = token;
    }

    /** How long the whole answer takes. */
    Duration get(String path) {
        return timed(request(path).GET().build());
    }

    /** How long it takes to comment on an alert. */
    Duration comment(String alertId) {
        return timed(
                request("/api/v1/alerts/" + alertId)
                        .header("Content-Type", "application/json")
                        .method("PATCH", BodyPublishers.ofString("{\"comment\": \"Seen\"}"))
                        .build());
    }

    /** The ids of the first alerts of a list, as many as there are up to {@code most}. */
    List<String> ids(String query, int most) {
        var ids = new ArrayList<String>();
        String next = "/api/v1/alerts?limit=200&" + query;
        while (next != null && ids.size() < most) {
            JsonNode page =
                    WireJson.MAPPER.readTree(send(request(next).GET().build())).required("data");
            page.required("results").forEach(alert -> ids.add(alert.required("id").asString()));
            next = page.required("next").isNull() ? null : page.required("next").asString();
        }
        return List.copyOf(ids.subList(0, Math.min(most, ids.size())));
    }

    /** How long it takes to resolve these alerts in one request. */
    Duration resolve(List<String> ids) {
        String body =
                """
                {"ids": %s, "change": {"status": "resolved", "resolution": "false_positive",
                 "resolution_notes": "A scan of our own"}}
                """
                        .formatted(WireJson.MAPPER.writeValueAsString(ids));
        long begun = System.nanoTime();
        String lines =
                send(
                        request("/api/v1/alerts/bulk")
                                .header("Content-Type", "application/json")
                                .header("Accept", "application/x-ndjson")
                                .POST(BodyPublishers.ofString(body))
                                .build());
        var time = Duration.ofNanos(System.nanoTime() - begun);
        JsonNode sums = WireJson.MAPPER.readTree(lines.lines().toList().getLast());
        if (sums.path("changed").asInt() != ids.size()) {
            throw new BenchmarkException("The change of many alerts ended with " + sums);
        }
        return time;
    }

    /** How long it takes to merge these alerts into a new incident, and to resolve that. */
    List<Duration> mergeAndResolve(List<String> ids) {
        var merge = json("/api/v1/incidents", "POST", Map.of("alerts", ids));
        long begun = System.nanoTime();
        JsonNode incident = WireJson.MAPPER.readTree(send(merge)).required("data");
        var merged = Duration.ofNanos(System.nanoTime() - begun);
        String path = "/api/v1/incidents/" + incident.required("id").asString();
        return List.of(merged, timed(json(path, "PATCH", Map.of("status", "resolved"))));
    }

    private HttpRequest json(String path, String method, Object body) {
        return request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(WireJson.MAPPER.writeValueAsString(body)))
                .build();
    }

    private Duration timed(HttpRequest request) {
        long begun = System.nanoTime();
        send(request);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private String send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new BenchmarkException(
                        request.uri() + " answered " + answer.statusCode() + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new BenchmarkException("The service does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("Interrupted", e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", "Bearer " + token.get());
    }
}

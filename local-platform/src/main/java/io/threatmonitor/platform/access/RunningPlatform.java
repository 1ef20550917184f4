package io.threatmonitor.platform.access;

import io.threatmonitor.platform.PlatformException;
import io.threatmonitor.platform.state.Credentials;
import io.threatmonitor.platform.state.RunState;
import io.threatmonitor.platform.state.StateFolder;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** A platform that somebody has started, as its clients see it. Thread-safe. */
public final class RunningPlatform {

    private final RunState state;
    private final Credentials credentials;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    private RunningPlatform(RunState state, Credentials credentials) {
        this.state = state;
        this.credentials = credentials;
    }

    /**
     * The platform that runs in this folder.
     *
     * @throws PlatformException when none does, or it is not ready yet
     */
    public static RunningPlatform in(StateFolder folder) {
        RunState state =
                RunState.current(folder)
                        .filter(current -> current.status() == RunState.Status.READY)
                        .orElseThrow(() ->
                                new PlatformException(
                                        "The platform is not running; ./threat-monitor up starts it"));
        return new RunningPlatform(state, Credentials.read(folder.credentials()));
    }

    /** The public address, without a slash at the end. */
    public String url() {
        return state.url();
    }

    /** A fresh access token of the first user, or sensor, that has this role. */
    public AccessToken token(Role role) {
        String url =
                "http://127.0.0.1:%d/auth/realms/threat-monitor/protocol/openid-connect/token"
                        .formatted(state.part("keycloak").port());
        HttpResponse<String> answer =
                send(
                        HttpRequest.newBuilder(URI.create(url))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form(role.grant(credentials))))
                                .build());
        if (answer.statusCode() != 200) {
            throw new PlatformException(
                    "Keycloak gave no token for %s (%d): %s"
                            .formatted(role, answer.statusCode(), answer.body()));
        }
        return RunState.JSON.readValue(answer.body(), AccessToken.class);
    }

    /** Sends one event as JSON to the public door and returns the status of the answer. */
    public int report(String event, AccessToken token) {
        return send(HttpRequest.newBuilder(URI.create(url() + "/api/v1/events"))
                        .header("Authorization", "Bearer " + token.accessToken())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(event))
                        .build())
                .statusCode();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new PlatformException("%s does not answer".formatted(request.uri()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("Interrupted while waiting for " + request.uri(), e);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}

package io.threatmonitor.gateway.support;

import io.threatmonitor.contracts.WireJson;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** A person's browser: it keeps cookies, sends the CSRF token back, and shows each redirect. */
public final class Browser {

    /** An answer. */
    public record Page(int status, HttpResponse<String> response) {

        public String text() {
            return response.body();
        }

        public JsonNode json() {
            return WireJson.MAPPER.readTree(response.body());
        }

        public @Nullable String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        /** Where a redirect leads to. */
        public URI location() {
            return URI.create(String.valueOf(header("Location")));
        }

        /** The full text of the cookie that this answer sets. */
        public String setCookie(String name) {
            return response.headers().allValues("Set-Cookie").stream()
                    .filter(cookie -> cookie.startsWith(name + "="))
                    .findFirst()
                    .orElse("");
        }
    }

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String ROUTE_OF_LOGIN = "/oauth2/authorization/keycloak";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new ConcurrentHashMap<>();
    private final Supplier<URI> address;

    public Browser(Supplier<URI> address) {
        this.address = address;
    }

    public Page get(String path) {
        return send("GET", path, "text/html", null);
    }

    /** As the dashboard's script asks. */
    public Page fetch(String path) {
        return send("GET", path, "application/json", null);
    }

    /** As the dashboard's script writes. */
    public Page post(String path) {
        return send("POST", path, "application/json", cookies.get("XSRF-TOKEN"));
    }

    /** As another site's form would write. */
    public Page postWithoutToken(String path) {
        return send("POST", path, "application/json", null);
    }

    public @Nullable String cookie(String name) {
        return cookies.get(name);
    }

    public void setCookie(String name, String value) {
        cookies.put(name, value);
    }

    /** Signs in from the start of the flow; answers what the gateway says at its end. */
    public Page signIn(StandInKeycloak keycloak) {
        var question = parametersOf(get(ROUTE_OF_LOGIN).location());
        return get(
                callback(
                        keycloak.codeFor(question.getOrDefault("nonce", "")),
                        question.get("state")));
    }

    /** Signs in and opens the dashboard, which sets the CSRF token. */
    public Browser signedIn(StandInKeycloak keycloak) {
        signIn(keycloak);
        get("/");
        return this;
    }

    public static String callback(@Nullable String code, @Nullable String state) {
        return "/login/oauth2/code/keycloak?code=%s&state=%s".formatted(code, state);
    }

    /** The query parameters of a URL, decoded. */
    public static Map<String, String> parametersOf(URI url) {
        var parameters = new ConcurrentHashMap<String, String>();
        UriComponentsBuilder.fromUri(url)
                .build(true)
                .getQueryParams()
                .forEach((name, values) ->
                        parameters.put(
                                name,
                                URLDecoder.decode(values.getFirst(), StandardCharsets.UTF_8)));
        return parameters;
    }

    private Page send(String method, String path, String accept, @Nullable String csrfToken) {
        var request =
                HttpRequest.newBuilder(address.get().resolve(path))
                        .method(method, BodyPublishers.noBody())
                        .timeout(TIMEOUT)
                        .header("Accept", accept);
        if (csrfToken != null) {
            request.header("X-XSRF-TOKEN", csrfToken);
        }
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookieHeader());
        }
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return new Page(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .reduce((all, next) -> all + "; " + next)
                .orElse("");
    }

    private void keep(String setCookie) {
        var cookie = HttpCookie.parse(setCookie).getFirst();
        if (cookie.getMaxAge() == 0) {
            cookies.remove(cookie.getName());
        } else {
            cookies.put(cookie.getName(), cookie.getValue());
        }
    }
}

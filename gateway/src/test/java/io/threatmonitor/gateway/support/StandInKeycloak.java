package io.threatmonitor.gateway.support;

import static java.util.stream.Collectors.toMap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.testkit.identity.TestIssuer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The token endpoint of Keycloak as far as the gateway sees it: codes and refresh tokens work once,
 * the code flow needs the verifier of PKCE. The real one is in the end-to-end tests.
 */
public final class StandInKeycloak {

    private static final String REALM = "/auth/realms/threat-monitor";

    private final TestIssuer issuer = TestIssuer.shared();
    private final Map<String, String> nonces = new ConcurrentHashMap<>();
    private final Set<String> refreshTokens = ConcurrentHashMap.newKeySet();
    private final AtomicInteger renewals = new AtomicInteger();
    private final HttpServer server;
    private volatile int lifetimeSeconds = 300;
    private volatile boolean overloaded;

    public StandInKeycloak() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(REALM + "/protocol/openid-connect/token", this::token);
        server.createContext("/", this::echo);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:%d/auth".formatted(server.getAddress().getPort());
    }

    /** A person proved who they are: the code with which the browser comes back. */
    public String codeFor(String nonce) {
        var code = UUID.randomUUID().toString();
        nonces.put(code, nonce);
        return code;
    }

    /** How long the access tokens of the next logins and renewals are said to be valid. */
    public void issueTokensFor(int seconds) {
        lifetimeSeconds = seconds;
    }

    /** An administrator ends all sessions. */
    public void endSessions() {
        refreshTokens.clear();
    }

    /** Until told otherwise, the token endpoint has more urgent things to do. */
    public void overload(boolean overloaded) {
        this.overloaded = overloaded;
    }

    public int renewals() {
        return renewals.get();
    }

    private void token(HttpExchange exchange) throws IOException {
        var form = formOf(exchange);
        if (overloaded) {
            EchoService.answer(exchange, 503, "{}");
        } else if (!exchange.getRequestHeaders().containsKey("Authorization")) {
            refuse(exchange, "invalid_client");
        } else if ("authorization_code".equals(form.get("grant_type"))) {
            var nonce = nonces.remove(form.getOrDefault("code", ""));
            if (nonce == null || !form.containsKey("code_verifier")) {
                refuse(exchange, "invalid_grant");
            } else {
                issue(exchange, nonce);
            }
        } else if (refreshTokens.remove(form.getOrDefault("refresh_token", ""))) {
            renewals.incrementAndGet();
            lifetimeSeconds = 300;
            issue(exchange, "renewed");
        } else {
            refuse(exchange, "invalid_grant");
        }
    }

    private void issue(HttpExchange exchange, String nonce) throws IOException {
        var refreshToken = UUID.randomUUID().toString();
        refreshTokens.add(refreshToken);
        var token = issuer.analyst();
        var tokens =
                Map.of(
                        "access_token",
                        token.compact(),
                        "token_type",
                        "Bearer",
                        "expires_in",
                        lifetimeSeconds,
                        "refresh_token",
                        refreshToken,
                        "id_token",
                        token.asIdToken("threat-monitor-gateway", nonce).compact());
        EchoService.answer(exchange, 200, WireJson.MAPPER.writeValueAsString(tokens));
    }

    private static void refuse(HttpExchange exchange, String error) throws IOException {
        EchoService.answer(exchange, 400, "{\"error\":\"%s\"}".formatted(error));
    }

    private void echo(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Set-Cookie", "KEYCLOAK_IDENTITY=x; Path=" + REALM);
        var cookies = exchange.getRequestHeaders().getOrDefault("Cookie", List.of());
        var seen = Map.of("cookies", cookies, "path", exchange.getRequestURI().getPath());
        EchoService.answer(exchange, 200, WireJson.MAPPER.writeValueAsString(seen));
    }

    private static Map<String, String> formOf(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return Arrays.stream(body.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(
                        toMap(
                                pair -> pair[0],
                                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }
}

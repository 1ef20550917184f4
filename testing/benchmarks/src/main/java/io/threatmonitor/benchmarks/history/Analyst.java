package io.threatmonitor.benchmarks.history;

import com.sun.net.httpserver.HttpServer;

import io.threatmonitor.benchmarks.running.BenchmarkException;
import io.threatmonitor.contracts.WireJson;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Somebody who may read events, and the identity provider that says so. */
final class Analyst implements AutoCloseable {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final KeyPair keys;
    private final HttpServer provider;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String token;

    Analyst() throws IOException {
        try {
            keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
            provider =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            provider.createContext(
                    "/keys",
                    exchange -> {
                        try (exchange) {
                            byte[] body = json(Map.of("keys", List.of(publicKey())));
                            exchange.sendResponseHeaders(200, body.length);
                            exchange.getResponseBody().write(body);
                        }
                    });
            provider.start();
            token = newToken();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java platform has them
        }
    }

    /** The {@code iss} claim. */
    String issuer() {
        return "http://127.0.0.1:" + provider.getAddress().getPort();
    }

    /** Where the key set is (RFC 7517 section 5). */
    String keys() {
        return issuer() + "/keys";
    }

    /**
     * The {@code data} of an answer.
     *
     * @throws BenchmarkException unless the answer is 200
     */
    JsonNode get(URI address) {
        var request =
                HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token).build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new BenchmarkException(
                        "%s answered %d: %s"
                                .formatted(address, response.statusCode(), response.body()));
            }
            return WireJson.MAPPER.readTree(response.body()).required("data");
        } catch (IOException e) {
            throw new BenchmarkException(address + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("Interrupted", e);
        }
    }

    /** An access token (RFC 9068) as our realm of Keycloak makes them. */
    private String newToken() throws GeneralSecurityException {
        var now = Instant.now();
        String signed =
                BASE64.encodeToString(json(Map.of("alg", "RS256", "typ", "JWT", "kid", "own")))
                        + "."
                        + BASE64.encodeToString(
                                json(
                                        Map.of(
                                                "iss", issuer(),
                                                "aud", "threat-monitor-api",
                                                "sub", "00000000-0000-4000-8000-000000000000",
                                                "iat", now.getEpochSecond(),
                                                "exp", now.plus(LIFETIME).getEpochSecond(),
                                                "typ", "Bearer",
                                                "azp", "threat-monitor-gateway",
                                                "preferred_username", "analyst",
                                                "roles", List.of("analyst"))));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + BASE64.encodeToString(signature.sign());
    }

    /** RFC 7518 section 6.3.1. */
    private Map<String, String> publicKey() {
        var key = (RSAPublicKey) keys.getPublic();
        byte[] modulus = key.getModulus().toByteArray();
        int sign = modulus[0] == 0 ? 1 : 0;
        return Map.of(
                "kty", "RSA",
                "alg", "RS256",
                "use", "sig",
                "kid", "own",
                "n", BASE64.encodeToString(Arrays.copyOfRange(modulus, sign, modulus.length)),
                "e", BASE64.encodeToString(key.getPublicExponent().toByteArray()));
    }

    private static byte[] json(Object value) {
        return WireJson.MAPPER.writeValueAsBytes(value);
    }

    @Override
    public void close() {
        http.shutdownNow();
        provider.stop(0);
    }
}

package io.threatmonitor.benchmarks.triage;

import com.sun.net.httpserver.HttpServer;

import io.threatmonitor.benchmarks.running.BenchmarkException;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** Signs access tokens (JWT, RFC 7519) in Keycloak's place, and publishes its key (RFC 7517). */
final class TokenIssuer implements AutoCloseable {

    private static final String KEY_SET = "/keys";
    private static final long LIFETIME_SECONDS = 3_600;

    private final KeyPair key;
    private final HttpServer server;
    private final String token;

    TokenIssuer() throws IOException {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            key = generator.generateKeyPair();
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            token = sign();
        } catch (GeneralSecurityException e) {
            throw new BenchmarkException("No token can be signed", e);
        }
        server.createContext(
                KEY_SET,
                exchange -> {
                    try (exchange) {
                        byte[] keys = keySet().getBytes(StandardCharsets.UTF_8);
                        exchange.getResponseHeaders().set("Content-Type", "application/json");
                        exchange.sendResponseHeaders(200, keys.length);
                        exchange.getResponseBody().write(keys);
                    }
                });
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String keySetUrl() {
        return issuer() + KEY_SET;
    }

    /** An analyst's token, good for an hour. */
    String token() {
        return token;
    }

    private String sign() throws GeneralSecurityException {
        String head = encoded("{\"alg\":\"RS256\",\"kid\":\"benchmark\",\"typ\":\"JWT\"}");
        long now = Instant.now().getEpochSecond();
        String claims =
                encoded(
                        """
                        {"iss":"%s","aud":"threat-monitor-api","sub":"benchmark","roles":["analyst"],\
                        "preferred_username":"benchmark","iat":%d,"exp":%d}\
                        """
                                .formatted(issuer(), now, now + LIFETIME_SECONDS));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key.getPrivate());
        signature.update((head + "." + claims).getBytes(StandardCharsets.US_ASCII));
        return head + "." + claims + "." + encoded(signature.sign());
    }

    private String keySet() {
        var published = (RSAPublicKey) key.getPublic();
        return """
        {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"benchmark","n":"%s","e":"%s"}]}
        """
                .formatted(
                        unsigned(published.getModulus()), unsigned(published.getPublicExponent()));
    }

    /** RFC 7518 section 6.3.1: big-endian, without the byte of the sign. */
    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return encoded(Arrays.copyOfRange(bytes, sign, bytes.length));
    }

    private static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

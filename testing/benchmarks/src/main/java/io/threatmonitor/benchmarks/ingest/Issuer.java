package io.threatmonitor.benchmarks.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** Signs access tokens as our realm of Keycloak does, and publishes its key (RFC 7517). */
final class Issuer implements AutoCloseable {

    private static final Duration LIFETIME = Duration.ofHours(2);
    private static final int KEY_BITS = 2048;

    private final KeyPair keys;
    private final HttpServer server;

    private Issuer(KeyPair keys, HttpServer server) {
        this.keys = keys;
        this.server = server;
    }

    static Issuer start() throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var issuer = new Issuer(newKeys(), server);
        server.createContext("/certs", issuer::answerKeySet);
        server.start();
        return issuer;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String keySetUrl() {
        return url() + "/certs";
    }

    /** A token of a service account with the role of a sensor, in its compact form. */
    String tokenOf(String sensor) {
        Instant now = Instant.now();
        String claims =
                """
                {"iss":"%s","aud":"threat-monitor-api","sub":"%2$s","client_id":"%2$s","azp":"%2$s","typ":"Bearer",\
                "preferred_username":"service-account-%2$s","roles":["sensor"],"iat":%3$d,"exp":%4$d}\
                """
                        .formatted(
                                url(),
                                sensor,
                                now.getEpochSecond(),
                                now.plus(LIFETIME).getEpochSecond());
        String signed =
                base64("{\"alg\":\"RS256\",\"kid\":\"benchmark\",\"typ\":\"JWT\"}".getBytes(UTF_8))
                        + "."
                        + base64(claims.getBytes(UTF_8));
        return signed + "." + base64(signature(signed));
    }

    private byte[] signature(String text) {
        try {
            // RS256, RFC 7518 section 3.3
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answerKeySet(HttpExchange exchange) throws IOException {
        var key = (RSAPublicKey) keys.getPublic();
        String set =
                """
                {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"benchmark","n":"%s","e":"%s"}]}\
                """
                        .formatted(
                                base64(unsigned(key.getModulus())),
                                base64(unsigned(key.getPublicExponent())));
        try (exchange) {
            byte[] body = set.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** RFC 7518 section 2, Base64urlUInt: without the byte that holds but a sign. */
    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package io.threatmonitor.testkit.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Signs tokens as our realm of Keycloak would, and publishes its key set (RFC 7517) over HTTP. One
 * per JVM, on a free port of the loopback interface. Thread-safe.
 */
public final class TestIssuer {

    private static final String KEY_ID = "test-key";
    private static final String KEY_SET_PATH = "/protocol/openid-connect/certs";

    private final RSAKey key = newKey();
    private final RSAKey foreignKey = newKey();
    private final HttpServer server;

    private TestIssuer() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(KEY_SET_PATH, this::answerKeySet);
        server.start();
    }

    /** The one that all services under test in this JVM trust. */
    public static TestIssuer shared() {
        return Shared.INSTANCE;
    }

    /** The {@code iss} claim. */
    public String issuer() {
        return "http://127.0.0.1:%d/realms/threat-monitor".formatted(server.getAddress().getPort());
    }

    /** Where the public keys are. */
    public String keySetUrl() {
        return "http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), KEY_SET_PATH);
    }

    /** A person with these realm roles. */
    public TestToken tokenFor(String username, String... roles) {
        return TestToken.ofPerson(this, username, roles);
    }

    public TestToken analyst() {
        return tokenFor("analyst", "analyst");
    }

    public TestToken auditor() {
        return tokenFor("auditor", "auditor");
    }

    public TestToken admin() {
        return tokenFor("admin", "admin");
    }

    /** A sensor, as a service account of the client {@code clientId}. */
    public TestToken sensor(String clientId) {
        return TestToken.ofServiceAccount(this, clientId, "sensor");
    }

    /** The {@code sub} claim of a user, the same in every token and on every run. */
    public static UUID subjectOf(String username) {
        return UUID.nameUUIDFromBytes(username.getBytes(StandardCharsets.UTF_8));
    }

    RSAKey key() {
        return key;
    }

    /** Claims the same key id, and is in no key set. */
    RSAKey foreignKey() {
        return foreignKey;
    }

    private void answerKeySet(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = new JWKSet(key).toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(KEY_ID).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts the server on the first use. */
    private static final class Shared {
        static final TestIssuer INSTANCE = new TestIssuer();
    }
}

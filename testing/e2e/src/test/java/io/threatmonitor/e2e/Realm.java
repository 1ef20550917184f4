package io.threatmonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import io.threatmonitor.contracts.WireJson;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Keycloak's realm, with a signing key of the tests among its own: tokens that Keycloak would have
 * to wait for, or would never issue, but whose signature the platform trusts.
 */
final class Realm {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String baseUrl;
    private final String consolePassword;

    Realm(String baseUrl, String consolePassword) {
        this.baseUrl = baseUrl;
        this.consolePassword = consolePassword;
    }

    /** A key that the realm publishes from now on. */
    SigningKey addSigningKey() {
        KeyPair pair = newKeyPair();
        String token = adminToken();
        String name = "test-" + UUID.randomUUID();
        JsonNode realm = getJson("/auth/admin/realms/threat-monitor", token);
        var component =
                Map.of(
                        "name",
                        name,
                        "providerId",
                        "rsa",
                        "providerType",
                        "org.keycloak.keys.KeyProvider",
                        "parentId",
                        realm.path("id").asString(),
                        "config",
                        Map.of(
                                "privateKey", List.of(pem(pair)),
                                "priority", List.of("0"),
                                "enabled", List.of("true"),
                                "active", List.of("true")));
        var created =
                send(
                        authorized("/auth/admin/realms/threat-monitor/components", token)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(json(component))));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return new SigningKey(pair, keyId(pair, token));
    }

    private String keyId(KeyPair pair, String token) {
        String published = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        for (JsonNode key : getJson("/auth/admin/realms/threat-monitor/keys", token).path("keys")) {
            if (key.path("publicKey").asString().equals(published)) {
                return key.path("kid").asString();
            }
        }
        throw new AssertionError("The realm does not publish the key");
    }

    private String adminToken() {
        var form =
                "grant_type=password&client_id=admin-cli&username=console&password="
                        + consolePassword;
        var answer =
                send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                baseUrl
                                                        + "/auth/realms/master/protocol/openid-connect/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return WireJson.MAPPER.readTree(answer.body()).path("access_token").asString();
    }

    private JsonNode getJson(String path, String token) {
        var answer = send(authorized(path, token).GET());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return WireJson.MAPPER.readTree(answer.body());
    }

    private HttpRequest.Builder authorized(String path, String token) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path))
                .header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair newKeyPair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----";
    }

    private static String json(Object value) {
        return WireJson.MAPPER.writeValueAsString(value);
    }

    /** Signs tokens in the realm's name. */
    final class SigningKey {

        private final KeyPair pair;
        private final String id;

        private SigningKey(KeyPair pair, String id) {
            this.pair = pair;
            this.id = id;
        }

        /** A token with which an analyst may read events. */
        JWTClaimsSet.Builder analyst() {
            Instant now = Instant.now();
            return new JWTClaimsSet.Builder()
                    .issuer(baseUrl + "/auth/realms/threat-monitor")
                    .audience("threat-monitor-api")
                    .subject(UUID.randomUUID().toString())
                    .claim("preferred_username", "analyst")
                    .claim("roles", List.of("analyst"))
                    .issueTime(Date.from(now.minusSeconds(7_200)))
                    .expirationTime(Date.from(now.plusSeconds(300)));
        }

        String sign(JWTClaimsSet.Builder claims) {
            var token =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(id).build(),
                            claims.build());
            try {
                token.sign(new RSASSASigner(pair.getPrivate()));
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
            return token.serialize();
        }
    }
}

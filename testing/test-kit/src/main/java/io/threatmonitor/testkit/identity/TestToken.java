package io.threatmonitor.testkit.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/**
 * An access token (JWT, RFC 9068) that is good until a method says what is wrong with it. Each such
 * method answers a new token. Immutable.
 */
public final class TestToken {

    private static final String AUDIENCE = "threat-monitor-api";
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    /** Past any clock skew that a service allows. */
    private static final Duration LONG_AGO = Duration.ofHours(1);

    private final TestIssuer issuer;
    private final JWTClaimsSet claims;
    private final Signature signature;

    private enum Signature {
        OWN_KEY,
        ANOTHER_KEY,
        NONE
    }

    private TestToken(TestIssuer issuer, JWTClaimsSet claims, Signature signature) {
        this.issuer = issuer;
        this.claims = claims;
        this.signature = signature;
    }

    static TestToken ofPerson(TestIssuer issuer, String username, String... roles) {
        return of(issuer, "threat-monitor-gateway", username, roles)
                .with("sid", UUID.randomUUID().toString());
    }

    /** Keycloak names the user behind a service account after its client. */
    static TestToken ofServiceAccount(TestIssuer issuer, String clientId, String... roles) {
        return of(issuer, clientId, "service-account-" + clientId, roles)
                .with("client_id", clientId);
    }

    private static TestToken of(
            TestIssuer issuer, String clientId, String username, String... roles) {
        Instant now = Instant.now();
        var claims =
                new JWTClaimsSet.Builder()
                        .jwtID(UUID.randomUUID().toString())
                        .issuer(issuer.issuer())
                        .audience(AUDIENCE)
                        .subject(TestIssuer.subjectOf(username).toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFETIME)))
                        .claim("typ", "Bearer")
                        .claim("azp", clientId)
                        .claim("preferred_username", username)
                        .claim("roles", List.of(roles))
                        .build();
        return new TestToken(issuer, claims, Signature.OWN_KEY);
    }

    public TestToken expired() {
        Instant end = Instant.now().minus(LONG_AGO);
        return with("iat", Date.from(end.minus(LIFETIME))).with("exp", Date.from(end));
    }

    /** Meant for someone else. */
    public TestToken withAudience(String audience) {
        return with("aud", audience);
    }

    /** Signed by our key, in the name of another issuer. */
    public TestToken fromIssuer(String name) {
        return with("iss", name);
    }

    public TestToken withRoles(String... roles) {
        return with("roles", List.of(roles));
    }

    /** As a token of a client that our realm gives no {@code roles} claim. */
    public TestToken withoutRoles() {
        return with("roles", null);
    }

    /** Of the login session {@code sid}. */
    public TestToken inSession(String sid) {
        return with("sid", sid);
    }

    /** As an ID token (OpenID Connect Core 1.0, section 2): what a client learns of its user. */
    public TestToken asIdToken(String clientId, String nonce) {
        return withAudience(clientId).with("nonce", nonce).with("typ", "ID");
    }

    /** Claims to be signed by our key, and is not. */
    public TestToken signedByAnotherKey() {
        return new TestToken(issuer, claims, Signature.ANOTHER_KEY);
    }

    /** {@code alg: none} (RFC 7519 section 6). */
    public TestToken unsigned() {
        return new TestToken(issuer, claims, Signature.NONE);
    }

    /** The compact form, as it stands in the {@code Authorization} header. */
    public String compact() {
        return switch (signature) {
            case OWN_KEY -> signedWith(issuer.key());
            case ANOTHER_KEY -> signedWith(issuer.foreignKey());
            case NONE -> new PlainJWT(claims).serialize();
        };
    }

    private TestToken with(String claim, @Nullable Object value) {
        var changed = new JWTClaimsSet.Builder(claims).claim(claim, value).build();
        return new TestToken(issuer, changed, signature);
    }

    private String signedWith(RSAKey key) {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
        var jwt = new SignedJWT(header, claims);
        try {
            jwt.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }

    @Override
    public String toString() {
        return claims + ", " + signature;
    }
}

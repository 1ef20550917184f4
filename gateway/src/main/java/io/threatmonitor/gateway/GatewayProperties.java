package io.threatmonitor.gateway;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

import java.net.URI;
import java.time.Duration;

/**
 * What the gateway must be told, and what it may be told.
 *
 * @param publicUrl where browsers find the gateway, without a path
 * @param ingestUrl where the gateway finds ingest-service
 * @param alertUrl where the gateway finds alert-service
 * @param auditUrl where the gateway finds audit-service
 * @param maxBody the longest request body that is passed on
 * @param maxIntakeBody the same where events are sent, but for streams, which have no limit
 */
@ConfigurationProperties("gateway")
public record GatewayProperties(
        URI publicUrl,
        URI ingestUrl,
        URI alertUrl,
        URI auditUrl,
        Keycloak keycloak,
        Session session,
        @DefaultValue("5MB") DataSize maxBody,
        @DefaultValue("100MB") DataSize maxIntakeBody) {

    /**
     * The identity provider.
     *
     * @param url where the gateway finds Keycloak, with its path {@code /auth}
     * @param issuer the issuer as tokens name it, which is a public URL
     * @param jwks where the gateway finds the realm's keys
     * @param clientSecret what the gateway proves itself with to Keycloak
     */
    public record Keycloak(URI url, URI issuer, URI jwks, String clientSecret) {

        public Keycloak {
            requireUrl(url, "KEYCLOAK_URL");
            requireUrl(issuer, "OIDC_ISSUER");
            requireUrl(jwks, "OIDC_JWKS");
            Assert.hasText(clientSecret, "Set OIDC_CLIENT_SECRET to the secret of the client.");
        }

        @Override
        public String toString() {
            return "Keycloak[url=" + url + ", issuer=" + issuer + ", jwks=" + jwks + "]";
        }
    }

    /**
     * How long sessions live, and how closely the database follows them.
     *
     * @param idle a session ends when nobody used it for so long; Keycloak's own limits end it too
     * @param login how long somebody may take to sign in
     * @param cached how long this process may answer from its copy of a session
     * @param touched how exactly the database knows when a session was last used
     */
    public record Session(
            @DefaultValue("2h") Duration idle,
            @DefaultValue("30m") Duration login,
            @DefaultValue("2s") Duration cached,
            @DefaultValue("1m") Duration touched) {}

    public GatewayProperties {
        requireUrl(publicUrl, "PUBLIC_URL");
        requireUrl(ingestUrl, "INGEST_URL");
        requireUrl(alertUrl, "ALERT_URL");
        requireUrl(auditUrl, "AUDIT_URL");
        Assert.isTrue(
                publicUrl.getPath().isEmpty() || publicUrl.getPath().equals("/"),
                "Set PUBLIC_URL to a URL without a path.");
    }

    /** Whether browsers reach the gateway over TLS. */
    public boolean secure() {
        return "https".equals(publicUrl.getScheme());
    }

    /** A URL of the gateway as browsers see it. */
    public String publicUrlOf(String path) {
        return publicUrl.resolve(path).toString();
    }

    private static void requireUrl(URI url, String variable) {
        Assert.isTrue(
                url != null && url.getHost() != null,
                () -> "Set %s to an absolute URL.".formatted(variable));
    }
}

package io.threatmonitor.gateway.support;

import org.springframework.test.context.DynamicPropertyRegistry;

import java.util.Map;

/** The neighbours of the gateway, one set for all tests of the JVM. */
public final class Surroundings {

    public static final String PUBLIC_URL = "http://threat-monitor.test:8080";
    public static final EchoService INGEST = new EchoService("ingest");
    public static final EchoService ALERT = new EchoService("alert");
    public static final EchoService AUDIT = new EchoService("audit");
    public static final StandInKeycloak KEYCLOAK = new StandInKeycloak();

    private Surroundings() {}

    /** What an operator would set in the environment. */
    public static Map<String, String> environment() {
        return Map.of(
                "PUBLIC_URL", PUBLIC_URL,
                "INGEST_URL", INGEST.url(),
                "ALERT_URL", ALERT.url(),
                "AUDIT_URL", AUDIT.url(),
                "KEYCLOAK_URL", KEYCLOAK.url(),
                "OIDC_CLIENT_SECRET", "of-the-test");
    }

    public static void register(DynamicPropertyRegistry registry) {
        environment().forEach((name, value) -> registry.add(name, () -> value));
    }
}

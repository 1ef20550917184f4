package io.threatmonitor.platform.launch;

import io.threatmonitor.platform.process.FreePorts;

/**
 * Who listens where, all on the loopback interface: the gateway's port is chosen, the others are
 * free ones.
 */
record Addresses(
        int gateway, int postgres, int kafka, int keycloak, int ingest, int alert, int audit) {

    static Addresses withGatewayOn(int port) {
        return new Addresses(
                port,
                FreePorts.any(),
                FreePorts.any(),
                FreePorts.any(),
                FreePorts.any(),
                FreePorts.any(),
                FreePorts.any());
    }

    /** What a person types into the browser. */
    String publicUrl() {
        return "http://localhost:" + gateway;
    }

    String publicKeycloakUrl() {
        return publicUrl() + "/auth";
    }

    String issuer() {
        return publicKeycloakUrl() + "/realms/threat-monitor";
    }

    String keycloakUrl() {
        return local(keycloak) + "/auth";
    }

    /**
     * Asked directly, so that a service starts whether Keycloak and the gateway are there or not.
     */
    String keySet() {
        return keycloakUrl() + "/realms/threat-monitor/protocol/openid-connect/certs";
    }

    String kafkaServers() {
        return "127.0.0.1:" + kafka;
    }

    static String local(int port) {
        return "http://127.0.0.1:" + port;
    }
}

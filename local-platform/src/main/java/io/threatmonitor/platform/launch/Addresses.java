package io.threatmonitor.platform.launch;

import io.threatmonitor.platform.process.FreePorts;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Who listens where, all on the loopback interface: the ports of gateway and syslog are chosen, the
 * others are free ones.
 */
record Addresses(
        int postgres,
        int kafka,
        int keycloak,
        OptionalInt syslog,
        Map<ServiceDefinition, Integer> services) {

    /**
     * @param syslog empty for a platform that takes none
     */
    static Addresses with(int gateway, OptionalInt syslog) {
        var services = new HashMap<ServiceDefinition, Integer>();
        ServiceDefinition.ALL.forEach(service -> services.put(service, FreePorts.any()));
        services.put(ServiceDefinition.GATEWAY, gateway);
        return new Addresses(FreePorts.any(), FreePorts.any(), FreePorts.any(), syslog, services);
    }

    int of(ServiceDefinition service) {
        return Objects.requireNonNull(services.get(service), service.name());
    }

    String url(ServiceDefinition service) {
        return "http://127.0.0.1:" + of(service);
    }

    /** The JDBC address of a database. */
    String database(String name) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(postgres, name);
    }

    /** What a person types into the browser. */
    String publicUrl() {
        return "http://localhost:" + of(ServiceDefinition.GATEWAY);
    }

    String publicKeycloakUrl() {
        return publicUrl() + "/auth";
    }

    String issuer() {
        return publicKeycloakUrl() + "/realms/threat-monitor";
    }

    String keycloakUrl() {
        return "http://127.0.0.1:%d/auth".formatted(keycloak);
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
}

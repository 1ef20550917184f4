package io.threatmonitor.platform.launch;

import io.threatmonitor.platform.geodata.GeoData;
import io.threatmonitor.platform.state.Credentials;

import java.util.HashMap;
import java.util.Map;

/** What each part is told by environment variables, secrets included. */
final class Environments {

    private final Addresses addresses;
    private final Credentials credentials;

    Environments(Addresses addresses, Credentials credentials) {
        this.addresses = addresses;
        this.credentials = credentials;
    }

    Map<String, String> of(ServiceDefinition service, int port) {
        var variables = new HashMap<String, String>();
        variables.put("SERVER_ADDRESS", "127.0.0.1");
        variables.put("SERVER_PORT", Integer.toString(port));
        variables.put("KAFKA_BOOTSTRAP_SERVERS", addresses.kafkaServers());
        variables.put("POSTGRES_URL", addresses.database(service.database()));
        variables.put("POSTGRES_USER", service.database());
        variables.put("POSTGRES_PASSWORD", credentials.database(service.database()));
        variables.put("OIDC_ISSUER", addresses.issuer());
        variables.put("OIDC_JWKS", addresses.keySet());
        if (service.equals(ServiceDefinition.INGEST)) {
            variables.put("GEO_DATA", GeoData.ofCheckout().folder().toString());
            addresses
                    .syslog()
                    .ifPresent(syslog -> {
                        variables.put("THREATMONITOR_SYSLOG_TCP_ADDRESS", "127.0.0.1");
                        variables.put("THREATMONITOR_SYSLOG_TCP_PORT", Integer.toString(syslog));
                        variables.put("THREATMONITOR_SYSLOG_UDP_ADDRESS", "127.0.0.1");
                        variables.put("THREATMONITOR_SYSLOG_UDP_PORT", Integer.toString(syslog));
                    });
        }
        if (service.equals(ServiceDefinition.ALERT)) {
            variables.put("THREATMONITOR_NOTIFICATION_SECRETKEY", NotificationKey.of(credentials));
            variables.put("THREATMONITOR_NOTIFICATION_DASHBOARDURL", addresses.publicUrl());
        }
        if (service.equals(ServiceDefinition.GATEWAY)) {
            variables.put("PUBLIC_URL", addresses.publicUrl());
            variables.put("KEYCLOAK_URL", addresses.keycloakUrl());
            variables.put("INGEST_URL", addresses.url(ServiceDefinition.INGEST));
            variables.put("ALERT_URL", addresses.url(ServiceDefinition.ALERT));
            variables.put("AUDIT_URL", addresses.url(ServiceDefinition.AUDIT));
            variables.put("OIDC_CLIENT_SECRET", credentials.client("threat-monitor-gateway"));
        }
        return variables;
    }

    /** The bootstrap administrator, and the placeholders of identity-config's realm. */
    Map<String, String> ofKeycloak() {
        return Map.of(
                "KC_BOOTSTRAP_ADMIN_USERNAME", "console",
                "KC_BOOTSTRAP_ADMIN_PASSWORD", credentials.console().get("console"),
                "TM_ADMIN_PASSWORD", credentials.user("admin"),
                "TM_ANALYST_PASSWORD", credentials.user("analyst"),
                "TM_AUDITOR_PASSWORD", credentials.user("auditor"),
                "TM_GATEWAY_CLIENT_SECRET", credentials.client("threat-monitor-gateway"),
                "TM_DEMO_SENSOR_CLIENT_SECRET", credentials.client("demo-sensor"));
    }
}

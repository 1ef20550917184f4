package io.threatmonitor.identity;

import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Keycloak finds the listener here, under the name {@value #ID} that a realm lists among its event
 * listeners. The README of this module says how it is configured.
 */
public final class AuditEventListenerFactory implements EventListenerProviderFactory {

    static final String ID = "threat-monitor-audit";

    private static final String BOOTSTRAP_SERVERS = "bootstrapServers";
    private static final String SPOOL_DIRECTORY = "spoolDirectory";

    private @Nullable AuditForwarder forwarder;
    private String bootstrapServers = "";
    private Path spoolDirectory = Path.of("");

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public void init(Config.Scope config) {
        bootstrapServers = required(config, BOOTSTRAP_SERVERS);
        spoolDirectory = Path.of(required(config, SPOOL_DIRECTORY));
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        AuditSpool spool = AuditSpool.open(spoolDirectory.resolve("audit.spool"));
        forwarder = new AuditForwarder(spool, new KafkaAuditTopic(bootstrapServers));
        forwarder.start();
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        if (forwarder == null) {
            throw new IllegalStateException("The audit listener is used before it has started");
        }
        return new AuditEventListener(session, forwarder);
    }

    @Override
    public void close() {
        if (forwarder != null) {
            forwarder.close();
        }
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(BOOTSTRAP_SERVERS)
                .type(ProviderConfigProperty.STRING_TYPE)
                .helpText("The Kafka brokers that take audit entries, as host:port,host:port.")
                .add()
                .property()
                .name(SPOOL_DIRECTORY)
                .type(ProviderConfigProperty.STRING_TYPE)
                .helpText("A directory of this Keycloak's own, for entries that wait for Kafka.")
                .add()
                .build();
    }

    private static String required(Config.Scope config, String name) {
        String value = config.get(name);
        if (value == null || value.isBlank()) {
            String variable = name.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
            throw new IllegalStateException(
                    "Set KC_SPI_EVENTS_LISTENER__THREAT_MONITOR_AUDIT__%s".formatted(variable));
        }
        return value;
    }
}

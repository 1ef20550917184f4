package io.threatmonitor.platform.launch;

import io.threatmonitor.platform.kafka.KafkaBroker;
import io.threatmonitor.platform.kafka.KafkaSettings;
import io.threatmonitor.platform.keycloak.KeycloakServer;
import io.threatmonitor.platform.keycloak.KeycloakSettings;
import io.threatmonitor.platform.postgres.PostgresServer;
import io.threatmonitor.platform.postgres.PostgresSettings;
import io.threatmonitor.platform.process.TetheredProcess;
import io.threatmonitor.platform.state.Credentials;
import io.threatmonitor.platform.state.StateFolder;

import java.util.List;

/** Starts each part with what it has to know; every method returns when the part is ready. */
final class Parts {

    private static final List<String> DATABASES =
            List.of("keycloak", "ingest", "alert", "audit", "gateway");

    private final StateFolder folder;
    private final Addresses addresses;
    private final Credentials credentials;
    private final Environments environments;
    private final Roster roster;
    private final RunningParts running;

    Parts(
            StateFolder folder,
            Addresses addresses,
            Credentials credentials,
            Roster roster,
            RunningParts running) {
        this.folder = folder;
        this.addresses = addresses;
        this.credentials = credentials;
        this.environments = new Environments(addresses, credentials);
        this.roster = roster;
        this.running = running;
    }

    void startPostgres() {
        var settings =
                new PostgresSettings(
                        folder.data("postgres"),
                        folder.log("postgres"),
                        addresses.postgres(),
                        credentials.database("postgres"),
                        true);
        TetheredProcess process =
                roster.start(
                        "postgres",
                        addresses.postgres(),
                        () -> {
                            PostgresServer server = PostgresServer.start(settings);
                            DATABASES.forEach(name ->
                                    server.ensureDatabase(name, credentials.database(name)));
                            return server.process();
                        });
        running.addInfrastructure(process);
    }

    void startKafka() {
        var settings =
                new KafkaSettings(
                        folder.data("kafka"), folder.log("kafka"), addresses.kafka(), true);
        TetheredProcess process =
                roster.start(
                        "kafka", addresses.kafka(), () -> KafkaBroker.start(settings).process());
        running.addInfrastructure(process);
    }

    void startKeycloak() {
        var settings =
                new KeycloakSettings(
                        folder.data("keycloak"),
                        folder.log("keycloak"),
                        addresses.keycloak(),
                        addresses.publicKeycloakUrl(),
                        addresses.database("keycloak"),
                        "keycloak",
                        credentials.database("keycloak"),
                        addresses.kafkaServers(),
                        environments.ofKeycloak());
        TetheredProcess process =
                roster.start(
                        "keycloak",
                        addresses.keycloak(),
                        () -> KeycloakServer.start(settings).process());
        running.addService(process);
    }

    void startService(ServiceDefinition service) {
        int port = addresses.of(service);
        var run =
                new ServiceDefinition.Run(
                        port,
                        environments.of(service, port),
                        folder.log(service.name()),
                        folder.data(service.name()));
        TetheredProcess process =
                roster.start(service.name(), port, () -> ServiceProcess.start(service, run));
        running.addService(process);
    }
}

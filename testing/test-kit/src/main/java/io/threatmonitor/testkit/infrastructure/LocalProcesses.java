package io.threatmonitor.testkit.infrastructure;

import io.threatmonitor.platform.kafka.KafkaBroker;
import io.threatmonitor.platform.kafka.KafkaSettings;
import io.threatmonitor.platform.postgres.PostgresServer;
import io.threatmonitor.platform.postgres.PostgresSettings;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/**
 * Processes of this machine from Maven artifacts, with nothing to install. They end when this JVM
 * does, killed or not.
 */
final class LocalProcesses implements Infrastructure {

    private static final String ADMINISTRATOR = "postgres";

    private final PostgresSettings settings;
    private final PostgresServer postgres;
    private final KafkaBroker kafka;

    private LocalProcesses(PostgresSettings settings, PostgresServer postgres, KafkaBroker kafka) {
        this.settings = settings;
        this.postgres = postgres;
        this.kafka = kafka;
    }

    static LocalProcesses start() {
        Path folder = RunFolder.ofThisJvm();
        var settings = PostgresSettings.forTests(folder.resolve("postgres"));
        var kafka =
                CompletableFuture.supplyAsync(
                        () -> KafkaBroker.start(KafkaSettings.forTests(folder.resolve("kafka"))));
        PostgresServer postgres = PostgresServer.start(settings);
        return new LocalProcesses(settings, postgres, kafka.join());
    }

    @Override
    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    @Override
    public String url(String database) {
        return postgres.url(database);
    }

    @Override
    public Connection administrator(String database) throws SQLException {
        return DriverManager.getConnection(url(database), ADMINISTRATOR, settings.password());
    }
}

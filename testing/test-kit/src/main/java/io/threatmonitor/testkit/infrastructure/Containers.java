package io.threatmonitor.testkit.infrastructure;

import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Containers, for people with Docker. Testcontainers ends them when this JVM ends. */
final class Containers implements Infrastructure {

    private static final String POSTGRES_IMAGE = "postgres:18";
    private static final String KAFKA_IMAGE = "apache/kafka:4.2.1";

    private final PostgreSQLContainer postgres;
    private final KafkaContainer kafka;

    private Containers(PostgreSQLContainer postgres, KafkaContainer kafka) {
        this.postgres = postgres;
        this.kafka = kafka;
    }

    @SuppressWarnings("resource") // they live as long as the JVM
    static Containers start() {
        var postgres = new PostgreSQLContainer(POSTGRES_IMAGE).withDatabaseName("postgres");
        var kafka =
                new KafkaContainer(KAFKA_IMAGE)
                        .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                        .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
        Startables.deepStart(postgres, kafka).join();
        return new Containers(postgres, kafka);
    }

    @Override
    public String bootstrapServers() {
        return kafka.getBootstrapServers();
    }

    @Override
    public String url(String database) {
        return "jdbc:postgresql://%s:%d/%s"
                .formatted(
                        postgres.getHost(),
                        postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                        database);
    }

    @Override
    public Connection administrator(String database) throws SQLException {
        return DriverManager.getConnection(
                url(database), postgres.getUsername(), postgres.getPassword());
    }
}

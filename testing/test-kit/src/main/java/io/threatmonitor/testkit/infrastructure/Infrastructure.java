package io.threatmonitor.testkit.infrastructure;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * One PostgreSQL and one Kafka broker, started when first asked for and ended with this JVM,
 * however it ends. Thread-safe.
 */
public sealed interface Infrastructure permits LocalProcesses, Containers {

    /** The system property that says which way it is; the profile {@code containers} sets it. */
    String PROPERTY = "threat-monitor.test.infrastructure";

    /** The one that all tests of this JVM share. */
    static Infrastructure shared() {
        return SharedInfrastructure.INSTANCE;
    }

    /** What Kafka clients call {@code bootstrap.servers}. */
    String bootstrapServers();

    /** The JDBC address of a database, without user and password. */
    String url(String database);

    /** A connection of the server's administrator to {@code database}. */
    Connection administrator(String database) throws SQLException;
}

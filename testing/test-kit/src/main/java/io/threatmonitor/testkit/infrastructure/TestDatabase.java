package io.threatmonitor.testkit.infrastructure;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An empty database with a role of its own, as a service has in production. Thread-safe.
 *
 * @param name of the database and of the role that owns it
 */
public record TestDatabase(Infrastructure infrastructure, String name, String password) {

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** A new database that nobody else uses. */
    public static TestDatabase createOn(Infrastructure infrastructure) {
        String name = "service_" + COUNT.incrementAndGet();
        var database = new TestDatabase(infrastructure, name, UUID.randomUUID().toString());
        database.asAdministrator(
                "create role %s login password '%s'".formatted(name, database.password()),
                "create database %s owner %s".formatted(name, name));
        return database;
    }

    /** The JDBC address. */
    public String url() {
        return infrastructure.url(name);
    }

    public String user() {
        return name;
    }

    /** Ends all connections and refuses new ones, until {@link #comeBack}. */
    public void goAway() {
        asAdministrator(
                "alter database %s allow_connections false".formatted(name),
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'"
                        .formatted(name));
    }

    public void comeBack() {
        asAdministrator("alter database %s allow_connections true".formatted(name));
    }

    private void asAdministrator(String... statements) {
        try (Connection connection = infrastructure.administrator("postgres");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return url();
    }
}

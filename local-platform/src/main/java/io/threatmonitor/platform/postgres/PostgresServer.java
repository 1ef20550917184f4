package io.threatmonitor.platform.postgres;

import static java.util.Map.entry;

import io.threatmonitor.platform.PlatformException;
import io.threatmonitor.platform.process.ChildCommand;
import io.threatmonitor.platform.process.ChildCommand.StopSignal;
import io.threatmonitor.platform.process.FreePorts;
import io.threatmonitor.platform.process.TetheredProcess;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A running PostgreSQL on the loopback interface. Thread-safe. */
public final class PostgresServer implements AutoCloseable {

    private static final String ADMINISTRATOR = "postgres";
    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);

    private final PostgresSettings settings;
    private final TetheredProcess process;

    private PostgresServer(PostgresSettings settings, TetheredProcess process) {
        this.settings = settings;
        this.process = process;
    }

    /**
     * Starts a server and returns when it answers, making its data folder when there is none.
     *
     * @throws PlatformException when it cannot; nothing is left running then
     */
    public static PostgresServer start(PostgresSettings settings) {
        FreePorts.requireFree(settings.port(), "PostgreSQL");
        PostgresBinaries binaries = PostgresBinaries.unpacked();
        new DataFolder(settings, binaries).prepare();
        var server =
                new PostgresServer(settings, TetheredProcess.start(command(settings, binaries)));
        server.process.awaitReady(START_TIMEOUT, server::answers);
        return server;
    }

    /**
     * Makes a database and its owner of the same name, or brings the owner's password up to date.
     */
    public void ensureDatabase(String name, String password) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            String role = statement.enquoteIdentifier(name, true);
            String login = " login password " + statement.enquoteLiteral(password);
            if (exists(connection, "select 1 from pg_roles where rolname = ?", name)) {
                statement.execute("alter role " + role + login);
            } else {
                statement.execute("create role " + role + login);
            }
            if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
                statement.execute("create database " + role + " owner " + role);
            }
        } catch (SQLException e) {
            throw new PlatformException(
                    "Cannot create the database %s: %s".formatted(name, e.getMessage()), e);
        }
    }

    /** The JDBC address of a database, without user and password. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(settings.port(), database);
    }

    public int port() {
        return settings.port();
    }

    public TetheredProcess process() {
        return process;
    }

    /** Ends all sessions, writes a checkpoint and stops. */
    @Override
    public void close() {
        process.close();
    }

    private static ChildCommand command(PostgresSettings settings, PostgresBinaries binaries) {
        List<String> command = new ArrayList<>(binaries.command("postgres"));
        command.addAll(List.of("-D", settings.data().toAbsolutePath().toString()));
        options(settings).forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
        return new ChildCommand(
                "PostgreSQL",
                command,
                Map.of(),
                settings.data(),
                settings.log(),
                StopSignal.INT, // "fast": sessions are ended, and nothing is lost
                Duration.ofSeconds(20));
    }

    private static Map<String, String> options(PostgresSettings settings) {
        String durable = settings.durable() ? "on" : "off";
        return Map.ofEntries(
                entry("listen_addresses", "127.0.0.1"),
                entry("port", Integer.toString(settings.port())),
                entry("unix_socket_directories", ""),
                entry("shared_buffers", "256MB"),
                entry("max_connections", "100"),
                // Each page that changes after a checkpoint is written to the log as a whole.
                entry("max_wal_size", "2GB"),
                entry("fsync", durable),
                entry("synchronous_commit", durable),
                entry("full_page_writes", durable));
    }

    private boolean answers() {
        try (Connection connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", ADMINISTRATOR);
        properties.setProperty("password", settings.password());
        properties.setProperty("loginTimeout", "5");
        return DriverManager.getConnection(url(ADMINISTRATOR), properties);
    }

    private static boolean exists(Connection connection, String query, String name)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}

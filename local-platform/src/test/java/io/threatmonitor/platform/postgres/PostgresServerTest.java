package io.threatmonitor.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threatmonitor.platform.PlatformException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

class PostgresServerTest {

    @TempDir private Path folder;

    @Test
    void keepsItsDataOverARestartAndFollowsAChangedPassword() throws SQLException {
        try (PostgresServer server = PostgresServer.start(PostgresSettings.forTests(folder))) {
            server.ensureDatabase("alert", "it's \"quoted\"");
            execute(server, "it's \"quoted\"", "create table note as select 'kept' as text");
        }
        try (PostgresServer server = PostgresServer.start(PostgresSettings.forTests(folder))) {
            server.ensureDatabase("alert", "another");
            assertThat(query(server, "another", "select text from note")).isEqualTo("kept");
            assertThatThrownBy(() -> query(server, "wrong", "select 1"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void saysSoWhenItsPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            PostgresSettings settings = PostgresSettings.forTests(folder);
            var onTakenPort =
                    new PostgresSettings(
                            settings.data(),
                            settings.log(),
                            taken.getLocalPort(),
                            settings.password(),
                            false);
            assertThatThrownBy(() -> PostgresServer.start(onTakenPort))
                    .isInstanceOf(PlatformException.class)
                    .hasMessage(
                            "Port %d, meant for PostgreSQL, is in use by another program",
                            taken.getLocalPort());
        }
    }

    private static void execute(PostgresServer server, String password, String sql)
            throws SQLException {
        try (Connection connection = connect(server, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(PostgresServer server, String password, String sql)
            throws SQLException {
        try (Connection connection = connect(server, password);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(PostgresServer server, String password) throws SQLException {
        return DriverManager.getConnection(server.url("alert"), "alert", password);
    }
}

package io.threatmonitor.ingest.sensors;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.stereotype.Component;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import javax.sql.DataSource;

/**
 * Keeps {@link Sensors} as new as the database: PostgreSQL tells of changes ({@code NOTIFY}), and
 * everything is read again from time to time and after each interruption in case it could not.
 */
@Component
final class RegistryChanges implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RegistryChanges.class);
    private static final Duration RELOAD_INTERVAL = Duration.ofSeconds(30);
    private static final Duration RECONNECT_PAUSE = Duration.ofSeconds(1);

    private final Sensors sensors;
    private final DataSource database;
    private volatile boolean running;
    private @Nullable Thread thread;

    RegistryChanges(Sensors sensors, DataSource pool) {
        this.sensors = sensors;
        // Waiting would keep a connection from the pool for good.
        this.database =
                DataSourceBuilder.derivedFrom(pool).type(SimpleDriverDataSource.class).build();
    }

    /** Knows the sensors before it listens, and before any request comes. */
    @Override
    public synchronized void start() {
        sensors.reload();
        running = true;
        thread = Thread.ofVirtual().name("sensor-registry").start(this::run);
    }

    @Override
    public synchronized void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0;
    }

    private void run() {
        while (running) {
            try (var connection = database.getConnection()) {
                follow(connection);
            } catch (SQLException | DataAccessException e) {
                if (running) {
                    log.warn("The sensor registry is as it was last read: {}", e.getMessage());
                    pause();
                }
            }
        }
    }

    private void follow(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen sensor_registry");
        }
        var notifications = connection.unwrap(PGConnection.class);
        while (running) {
            sensors.reload();
            notifications.getNotifications((int) RELOAD_INTERVAL.toMillis());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RECONNECT_PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.threatmonitor.ingest;

import static org.awaitility.Awaitility.await;

import io.threatmonitor.platform.process.ChildCommand;
import io.threatmonitor.platform.process.ChildCommand.StopSignal;
import io.threatmonitor.platform.process.FreePorts;
import io.threatmonitor.platform.process.JavaRuntime;
import io.threatmonitor.platform.process.TetheredProcess;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;
import io.threatmonitor.testkit.infrastructure.Infrastructure;
import io.threatmonitor.testkit.infrastructure.TestDatabase;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The service as a process of its own, which a test can kill. */
public final class IngestProcess implements AutoCloseable {

    private final int port = FreePorts.any();
    private final TetheredProcess process;

    private IngestProcess(String name, TestDatabase database, Path folder, List<String> arguments) {
        this.process =
                TetheredProcess.start(
                        new ChildCommand(
                                "The ingest service",
                                command(arguments),
                                environment(name, database),
                                folder,
                                folder.resolve(port + ".log"),
                                StopSignal.TERM,
                                Duration.ofSeconds(5)));
    }

    /**
     * @param name of the service, and with it of its groups of consumers
     * @param arguments such as {@code --threat-monitor.roles=history}
     */
    public static IngestProcess start(
            String name, TestDatabase database, Path folder, String... arguments) {
        return new IngestProcess(name, database, folder, List.of(arguments));
    }

    public ApiClient api() {
        return new ApiClient(() -> URI.create("http://127.0.0.1:" + port));
    }

    public IngestProcess awaitReady() {
        await().ignoreExceptions()
                .until(() -> api().get("/actuator/health/readiness").status() == 200);
        return this;
    }

    /** With no chance to do anything more. Returns when it is gone. */
    public void kill() {
        ProcessHandle.of(process.pid()).orElseThrow().destroyForcibly();
        process.onExit().join();
    }

    private static List<String> command(List<String> arguments) {
        var command =
                new ArrayList<>(
                        List.of(
                                JavaRuntime.java(),
                                "-Xmx256m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                IngestApplication.class.getName(),
                                // As soon as the broker allows, others take over from the dead.
                                "--spring.kafka.consumer.properties.session.timeout.ms=6000"));
        command.addAll(arguments);
        return command;
    }

    private Map<String, String> environment(String name, TestDatabase database) {
        return Map.of(
                "SERVER_PORT",
                String.valueOf(port),
                "SERVER_ADDRESS",
                "127.0.0.1",
                "SPRING_APPLICATION_NAME",
                name,
                "POSTGRES_URL",
                database.url(),
                "POSTGRES_USER",
                database.user(),
                "POSTGRES_PASSWORD",
                database.password(),
                "KAFKA_BOOTSTRAP_SERVERS",
                Infrastructure.shared().bootstrapServers(),
                "OIDC_ISSUER",
                TestIssuer.shared().issuer(),
                "OIDC_JWKS",
                TestIssuer.shared().keySetUrl());
    }

    @Override
    public void close() {
        process.close();
    }
}

package io.threatmonitor.alert;

import io.threatmonitor.platform.process.ChildCommand;
import io.threatmonitor.platform.process.ChildCommand.StopSignal;
import io.threatmonitor.platform.process.FreePorts;
import io.threatmonitor.platform.process.HttpProbe;
import io.threatmonitor.platform.process.JavaRuntime;
import io.threatmonitor.platform.process.TetheredProcess;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs replicas of the service that a test may stop, start and kill.
 *
 * @param name of the service, and with it of its consumer groups
 */
public record ServiceRun(
        String name, String bootstrapServers, String url, String user, String password) {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);

    /** Tests raise more from one source than anyone should. */
    private static final String FLOOD_ARGUMENT = "--threat-monitor.flood.alerts-per-minute=1000000";

    private static final Path LOGS = Path.of("target", "replicas");

    /** A replica in this JVM. */
    public ConfigurableApplicationContext start() {
        var arguments = new ArrayList<>(List.of(nameArgument(), FLOOD_ARGUMENT));
        environment(0).forEach((key, value) -> arguments.add("--%s=%s".formatted(key, value)));
        return new SpringApplicationBuilder(AlertApplication.class)
                .run(arguments.toArray(String[]::new));
    }

    /** A replica in a process of its own, which can be killed. */
    public Replica startProcess() {
        int port = FreePorts.any();
        var process =
                TetheredProcess.start(
                        new ChildCommand(
                                "A replica",
                                List.of(
                                        JavaRuntime.java(),
                                        "-Xmx256m",
                                        "-XX:+UseSerialGC",
                                        "-XX:TieredStopAtLevel=1",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        AlertApplication.class.getName(),
                                        nameArgument(),
                                        FLOOD_ARGUMENT),
                                environment(port),
                                Path.of("."),
                                LOGS.resolve(name + ".log"),
                                StopSignal.TERM,
                                Duration.ofSeconds(20)));
        String address = "http://127.0.0.1:" + port;
        process.awaitReady(
                START_TIMEOUT, new HttpProbe(address + "/actuator/health/readiness")::answers);
        return new Replica(URI.create(address), process);
    }

    /** A client of a replica in this JVM. */
    public static ApiClient clientOf(ConfigurableApplicationContext service) {
        String port = service.getEnvironment().getRequiredProperty("local.server.port");
        return new ApiClient(() -> URI.create("http://127.0.0.1:" + port));
    }

    private String nameArgument() {
        return "--spring.application.name=" + name;
    }

    private Map<String, String> environment(int port) {
        TestIssuer issuer = TestIssuer.shared();
        var environment = new HashMap<String, String>();
        environment.put("SERVER_PORT", String.valueOf(port));
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("POSTGRES_URL", url);
        environment.put("POSTGRES_USER", user);
        environment.put("POSTGRES_PASSWORD", password);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        environment.put("OIDC_ISSUER", issuer.issuer());
        environment.put("OIDC_JWKS", issuer.keySetUrl());
        return environment;
    }

    /** A process that answers. */
    public record Replica(URI address, TetheredProcess process) implements AutoCloseable {

        /** {@code kill -9}: it has no time for anything. */
        public void kill() {
            ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
            process.onExit().join();
        }

        public ApiClient client() {
            return new ApiClient(() -> address);
        }

        @Override
        public void close() {
            process.close();
        }
    }
}

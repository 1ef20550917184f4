package io.threatmonitor.platform.keycloak;

import io.threatmonitor.platform.PlatformException;
import io.threatmonitor.platform.prepared.Cache;
import io.threatmonitor.platform.process.ChildCommand;
import io.threatmonitor.platform.process.ChildCommand.StopSignal;
import io.threatmonitor.platform.process.FreePorts;
import io.threatmonitor.platform.process.HttpProbe;
import io.threatmonitor.platform.process.TetheredProcess;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A running Keycloak on the loopback interface, with the realm {@code threat-monitor}. Thread-safe.
 */
public final class KeycloakServer implements AutoCloseable {

    /** The first start creates the tables and imports the realm, on a busy machine in no hurry. */
    private static final Duration START_TIMEOUT = Duration.ofMinutes(8);

    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Duration GRACE_WHILE_TRAINING = Duration.ofMinutes(3);

    private final KeycloakSettings settings;
    private final TetheredProcess process;

    private KeycloakServer(KeycloakSettings settings, TetheredProcess process) {
        this.settings = settings;
        this.process = process;
    }

    /**
     * Starts a server and returns when its realm answers. The first start of a build runs it twice:
     * once to record what the JVM can keep for later starts.
     *
     * @throws PlatformException when it cannot; nothing is left running then
     */
    public static KeycloakServer start(KeycloakSettings settings) {
        FreePorts.requireFree(settings.port(), "Keycloak");
        KeycloakDistribution distribution = KeycloakDistribution.prepared();
        Path trained =
                Cache.ofCheckout()
                        .prepared(
                                "keycloak-jvm",
                                distribution.key(),
                                folder -> train(settings, distribution, folder));
        return run(settings, KeycloakCommand.trained(distribution, aotCache(trained)), GRACE);
    }

    /**
     * Keycloak's own address, for those who need not see what browsers see. Ends in {@code /auth}.
     */
    public String url() {
        return url(settings);
    }

    public TetheredProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }

    private static void train(
            KeycloakSettings settings, KeycloakDistribution distribution, Path folder) {
        Path cache = aotCache(folder);
        run(settings, KeycloakCommand.training(distribution, cache), GRACE_WHILE_TRAINING).close();
        if (!Files.exists(cache)) {
            throw new PlatformException(
                    "Keycloak's JVM did not keep what it learned; see " + settings.log());
        }
    }

    private static KeycloakServer run(
            KeycloakSettings settings, KeycloakCommand command, Duration grace) {
        TetheredProcess process =
                TetheredProcess.start(
                        new ChildCommand(
                                "Keycloak",
                                command.line(),
                                command.environment(settings),
                                settings.folder(),
                                settings.log(),
                                StopSignal.TERM,
                                grace));
        var realm = new HttpProbe(url(settings) + "/realms/threat-monitor");
        process.awaitReady(START_TIMEOUT, realm::answers);
        return new KeycloakServer(settings, process);
    }

    private static Path aotCache(Path folder) {
        return folder.resolve("keycloak.aot");
    }

    private static String url(KeycloakSettings settings) {
        return "http://127.0.0.1:%d/auth".formatted(settings.port());
    }
}

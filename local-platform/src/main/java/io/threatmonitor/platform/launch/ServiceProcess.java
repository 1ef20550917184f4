package io.threatmonitor.platform.launch;

import io.threatmonitor.platform.PlatformException;
import io.threatmonitor.platform.prepared.Cache;
import io.threatmonitor.platform.prepared.Fingerprint;
import io.threatmonitor.platform.prepared.Programs;
import io.threatmonitor.platform.process.ChildCommand;
import io.threatmonitor.platform.process.ChildCommand.StopSignal;
import io.threatmonitor.platform.process.HttpProbe;
import io.threatmonitor.platform.process.JavaRuntime;
import io.threatmonitor.platform.process.TetheredProcess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Starts a Spring Boot jar, unpacked so that the JVM can keep its classes for the next start. */
final class ServiceProcess {

    private static final String ARCHIVE = "classes.jsa";
    private static final String GOOD_START = "good-start";
    private static final Duration START_TIMEOUT = Duration.ofMinutes(8);

    /** The first stop also writes the archive of classes. */
    private static final Duration GRACE = Duration.ofSeconds(60);

    private ServiceProcess() {}

    /** Returns when the service says that it is ready. */
    static TetheredProcess start(ServiceDefinition service, ServiceDefinition.Run run) {
        Path unpacked = unpacked(service);
        forgetArchiveOfFailedStart(unpacked);
        TetheredProcess process =
                TetheredProcess.start(
                        new ChildCommand(
                                service.name(),
                                command(service, unpacked),
                                run.variables(),
                                run.folder(),
                                run.log(),
                                StopSignal.TERM,
                                GRACE));
        var readiness =
                new HttpProbe(
                        "http://127.0.0.1:%d/actuator/health/readiness".formatted(run.port()));
        process.awaitReady(START_TIMEOUT, readiness::answers);
        noteGoodStart(unpacked);
        return process;
    }

    /**
     * The JVM keeps what the first run loaded, and would be content with what little a failed one
     * did.
     */
    private static void forgetArchiveOfFailedStart(Path unpacked) {
        try {
            if (!Files.exists(unpacked.resolve(GOOD_START))) {
                Files.deleteIfExists(unpacked.resolve(ARCHIVE));
            }
        } catch (IOException e) {
            throw new PlatformException("Cannot tidy %s: %s".formatted(unpacked, e), e);
        }
    }

    private static void noteGoodStart(Path unpacked) {
        try {
            Files.write(unpacked.resolve(GOOD_START), new byte[0]);
        } catch (IOException e) {
            throw new PlatformException("Cannot write to %s: %s".formatted(unpacked, e), e);
        }
    }

    private static List<String> command(ServiceDefinition service, Path unpacked) {
        return List.of(
                JavaRuntime.java(),
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + unpacked.resolve(ARCHIVE),
                "-Xlog:cds*=error",
                "-Xms64m",
                "-Xmx" + service.maxHeap(),
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-jar",
                unpacked.resolve(service.name() + ".jar").toString());
    }

    private static Path unpacked(ServiceDefinition service) {
        Path jar = service.jar(Programs.checkout());
        try {
            String key = new Fingerprint().with(JavaRuntime.version()).withContentOf(jar).key();
            return Cache.ofCheckout()
                    .prepared(service.name(), key, folder -> unpack(service, jar, folder))
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new PlatformException("%s is missing; build the checkout".formatted(jar), e);
        }
    }

    private static void unpack(ServiceDefinition service, Path jar, Path folder) {
        TetheredProcess.start(
                        new ChildCommand(
                                "The unpacking of " + service.name(),
                                List.of(
                                        JavaRuntime.java(),
                                        "-Djarmode=tools",
                                        "-jar",
                                        jar.toString(),
                                        "extract",
                                        "--force",
                                        "--destination",
                                        folder.toString()),
                                Map.of(),
                                folder,
                                folder.resolve("extract.log"),
                                StopSignal.TERM,
                                Duration.ofSeconds(5)))
                .awaitSuccess();
    }
}

package io.threatmonitor.platform.launch;

import io.threatmonitor.platform.PlatformException;
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

/** Starts a service so that its JVM keeps its classes for the next start. */
final class ServiceProcess {

    private static final String ARCHIVE = "classes.jsa";
    private static final String GOOD_START = "good-start";
    private static final Duration START_TIMEOUT = Duration.ofMinutes(8);

    /** The first stop also writes the archive of classes. */
    private static final Duration GRACE = Duration.ofSeconds(60);

    private ServiceProcess() {}

    /** Returns when the service says that it is ready. */
    static TetheredProcess start(ServiceDefinition service, ServiceDefinition.Run run) {
        Path jar = UnpackedService.jar(service.name());
        forgetArchiveOfFailedStart(jar);
        TetheredProcess process =
                TetheredProcess.start(
                        new ChildCommand(
                                service.name(),
                                command(service, jar),
                                run.variables(),
                                run.folder(),
                                run.log(),
                                StopSignal.TERM,
                                GRACE));
        var readiness =
                new HttpProbe(
                        "http://127.0.0.1:%d/actuator/health/readiness".formatted(run.port()));
        process.awaitReady(START_TIMEOUT, readiness::answers);
        noteGoodStart(jar);
        return process;
    }

    /**
     * The JVM keeps what the first run loaded, and would be content with what little a failed one
     * did.
     */
    private static void forgetArchiveOfFailedStart(Path jar) {
        try {
            if (!Files.exists(jar.resolveSibling(GOOD_START))) {
                Files.deleteIfExists(jar.resolveSibling(ARCHIVE));
            }
        } catch (IOException e) {
            throw new PlatformException("Cannot tidy beside %s: %s".formatted(jar, e), e);
        }
    }

    private static void noteGoodStart(Path jar) {
        try {
            Files.write(jar.resolveSibling(GOOD_START), new byte[0]);
        } catch (IOException e) {
            throw new PlatformException("Cannot write beside %s: %s".formatted(jar, e), e);
        }
    }

    private static List<String> command(ServiceDefinition service, Path jar) {
        return List.of(
                JavaRuntime.java(),
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + jar.resolveSibling(ARCHIVE),
                "-Xlog:cds*=error",
                "-Xms64m",
                "-Xmx" + service.maxHeap(),
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-jar",
                jar.toString());
    }
}

package io.threatmonitor.platform.launch;

import io.threatmonitor.platform.PlatformException;
import io.threatmonitor.platform.prepared.Cache;
import io.threatmonitor.platform.prepared.Fingerprint;
import io.threatmonitor.platform.prepared.Programs;
import io.threatmonitor.platform.process.ChildCommand;
import io.threatmonitor.platform.process.ChildCommand.StopSignal;
import io.threatmonitor.platform.process.JavaRuntime;
import io.threatmonitor.platform.process.TetheredProcess;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The Spring Boot jar of a service, unpacked: the JVM can keep its classes for the next start, and
 * Kafka's compression finds its native library.
 */
public final class UnpackedService {

    private UnpackedService() {}

    /**
     * What {@code java -jar} starts, made once per build of the service.
     *
     * @param service its name, which its folder in the checkout has as well
     * @throws PlatformException when the checkout is not built
     */
    public static Path jar(String service) {
        Path packed =
                Programs.checkout().resolve(service).resolve("target").resolve(service + ".jar");
        try {
            String key = new Fingerprint().with(JavaRuntime.version()).withContentOf(packed).key();
            return Cache.ofCheckout()
                    .prepared(service, key, folder -> unpack(service, packed, folder))
                    .toAbsolutePath()
                    .resolve(service + ".jar");
        } catch (IOException e) {
            throw new PlatformException("%s is missing; build the checkout".formatted(packed), e);
        }
    }

    private static void unpack(String service, Path packed, Path folder) {
        TetheredProcess.start(
                        new ChildCommand(
                                "The unpacking of " + service,
                                List.of(
                                        JavaRuntime.java(),
                                        "-Djarmode=tools",
                                        "-jar",
                                        packed.toString(),
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

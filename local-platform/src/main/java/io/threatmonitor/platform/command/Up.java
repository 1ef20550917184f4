package io.threatmonitor.platform.command;

import io.threatmonitor.platform.PlatformException;
import io.threatmonitor.platform.geodata.GeoData;
import io.threatmonitor.platform.launch.ChosenPorts;
import io.threatmonitor.platform.launch.Platform;
import io.threatmonitor.platform.state.StateFolder;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.concurrent.Callable;

@Command(name = "up", description = "Start everything; Ctrl-C stops it. Data stays.")
final class Up implements Callable<Integer> {

    @Option(names = "--port", defaultValue = "8080", description = "of the dashboard (8080)")
    private int port;

    @Option(
            names = "--syslog-port",
            description = "where syslog is taken, TCP and UDP (5514, where that is free)")
    private @Nullable Integer syslogPort;

    @Option(names = "--detach", description = "return when all is ready and keep running")
    private boolean detach;

    private final StateFolder folder = StateFolder.ofEnvironment();

    @Override
    public Integer call() {
        var ports = new ChosenPorts(port, syslogPort);
        return detach ? new DetachedLauncher(folder, ports).start() : stayInForeground(ports);
    }

    private int stayInForeground(ChosenPorts ports) {
        Platform platform = Platform.reserve(folder, ports, new PrintedProgress(System.out));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(platform), "stop"));
        var _ = Thread.ofVirtual().name("geo-data").start(() -> fetchGeoData(platform));
        platform.start();
        String end = platform.awaitEnd();
        if (platform.isStopping()) {
            return 0;
        }
        platform.close();
        throw new PlatformException(end + "; everything else was stopped");
    }

    /** Beside the start: ingest-service takes the files when they come, and does without. */
    private void fetchGeoData(Platform platform) {
        GeoData geoData = GeoData.ofCheckout();
        if (geoData.isThere()) {
            return;
        }
        Path log = folder.log("geo-data");
        System.out.println("  fetching  geo data, about 80 MB, once");
        try {
            geoData.fetch(log);
            System.out.println("  fetched   geo data");
        } catch (PlatformException e) {
            if (!platform.isStopping()) {
                System.out.println(
                        "  no geo data: events will not tell where addresses are; see " + log);
            }
        }
    }

    private static void stop(Platform platform) {
        if (!platform.isStopping()) {
            System.out.println("Stopping");
            platform.close();
        }
    }
}

package io.threatmonitor.platform.keycloak;

import io.threatmonitor.platform.process.JavaRuntime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What {@code kc.sh start --optimized} would run, without the shell in between. */
final class KeycloakCommand {

    private final KeycloakDistribution distribution;
    private final String aotOption;

    private KeycloakCommand(KeycloakDistribution distribution, String aotOption) {
        this.distribution = distribution;
        this.aotOption = aotOption;
    }

    static KeycloakCommand training(KeycloakDistribution distribution, Path cache) {
        return new KeycloakCommand(distribution, "-XX:AOTCacheOutput=" + cache.toAbsolutePath());
    }

    static KeycloakCommand trained(KeycloakDistribution distribution, Path cache) {
        return new KeycloakCommand(distribution, "-XX:AOTCache=" + cache.toAbsolutePath());
    }

    List<String> line() {
        Path home = distribution.home().toAbsolutePath();
        var line = new ArrayList<String>();
        line.addAll(List.of(JavaRuntime.java(), aotOption, "-Xlog:aot*=error"));
        line.addAll(
                List.of(
                        "-Xms64m",
                        "-Xmx400m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError"));
        line.addAll(
                List.of(
                        "--add-opens=java.base/java.util=ALL-UNNAMED",
                        "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                        "--add-opens=java.base/java.security=ALL-UNNAMED",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--enable-native-access=ALL-UNNAMED"));
        line.addAll(
                List.of(
                        "-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-Dpicocli.disable.closures=true",
                        "-Dfile.encoding=UTF-8",
                        "-Duser.language=en",
                        "-Duser.country=US",
                        "-Dkc.home.dir=" + home,
                        "-Djboss.server.config.dir=" + home.resolve("conf")));
        line.addAll(
                List.of(
                        "-cp",
                        home.resolve("lib/quarkus-run.jar").toString(),
                        "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                        "start",
                        "--optimized",
                        "--import-realm"));
        return line;
    }

    /** Everything else by environment, since {@code ps} shows a command line to every user. */
    Map<String, String> environment(KeycloakSettings settings) {
        var environment = new HashMap<>(settings.variables());
        environment.put("KC_HTTP_ENABLED", "true");
        environment.put("KC_HTTP_HOST", "127.0.0.1");
        environment.put("KC_HTTP_PORT", Integer.toString(settings.port()));
        environment.put("KC_PROXY_HEADERS", "xforwarded");
        environment.put("KC_HOSTNAME", settings.publicUrl());
        environment.put("KC_HOSTNAME_BACKCHANNEL_DYNAMIC", "true");
        environment.put("KC_CACHE", "local");
        environment.put("KC_DB_URL", settings.databaseUrl());
        environment.put("KC_DB_USERNAME", settings.databaseUser());
        environment.put("KC_DB_PASSWORD", settings.databasePassword());
        environment.put("KC_DB_POOL_INITIAL_SIZE", "1");
        environment.put("KC_DB_POOL_MAX_SIZE", "20");
        provider(environment, settings);
        return environment;
    }

    private static void provider(Map<String, String> environment, KeycloakSettings settings) {
        String prefix = "KC_SPI_EVENTS_LISTENER__THREAT_MONITOR_AUDIT__";
        environment.put(prefix + "BOOTSTRAP_SERVERS", settings.kafka());
        environment.put(
                prefix + "SPOOL_DIRECTORY",
                settings.folder().toAbsolutePath().resolve("spool").toString());
    }
}

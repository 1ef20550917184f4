package io.threatmonitor.platform.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A Spring Boot service of this repository.
 *
 * @param name of the service and of its folder
 * @param database its database and role
 * @param maxHeap what its JVM may take, as {@code -Xmx} reads it
 */
record ServiceDefinition(String name, String database, String maxHeap) {

    static final ServiceDefinition INGEST =
            new ServiceDefinition("ingest-service", "ingest", "320m");
    static final ServiceDefinition ALERT = new ServiceDefinition("alert-service", "alert", "320m");
    static final ServiceDefinition AUDIT = new ServiceDefinition("audit-service", "audit", "256m");
    static final ServiceDefinition GATEWAY = new ServiceDefinition("gateway", "gateway", "256m");

    static final List<ServiceDefinition> ALL = List.of(INGEST, ALERT, AUDIT, GATEWAY);

    /**
     * One running service.
     *
     * @param port it listens on
     * @param variables its environment
     * @param log where its output is appended
     * @param folder its working directory
     */
    record Run(int port, Map<String, String> variables, Path log, Path folder) {}
}

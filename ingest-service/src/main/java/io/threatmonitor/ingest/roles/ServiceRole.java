package io.threatmonitor.ingest.roles;

import java.util.Set;

/**
 * A part of the service that can run as a deployment of its own, and the packages it is made of.
 */
enum ServiceRole {
    INTAKE("intake", "publishing"),
    HISTORY("history");

    private final Set<String> packages;

    ServiceRole(String... packages) {
        this.packages = Set.of(packages);
    }

    /**
     * @param feature the name of a package directly below the application's
     */
    boolean isMadeOf(String feature) {
        return packages.contains(feature);
    }
}

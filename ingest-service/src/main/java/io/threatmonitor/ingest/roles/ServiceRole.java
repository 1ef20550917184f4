package io.threatmonitor.ingest.roles;

import java.util.Set;

/**
 * A part of the service that can run as a deployment of its own, and the packages it is made of.
 */
enum ServiceRole {
    INTAKE("intake", "publishing", "rejections.replay", "silence"),
    HISTORY("history", "rejections.recording");

    private final Set<String> packages;

    ServiceRole(String... packages) {
        this.packages = Set.of(packages);
    }

    /**
     * @param name of a package, below the application's
     */
    boolean isMadeOf(String name) {
        return packages.stream().anyMatch(one -> (name + ".").startsWith(one + "."));
    }
}

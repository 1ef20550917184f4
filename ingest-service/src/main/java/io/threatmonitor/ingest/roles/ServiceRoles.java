package io.threatmonitor.ingest.roles;

import org.springframework.core.env.Environment;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The roles of this process, as {@code threat-monitor.roles} says. */
record ServiceRoles(Set<ServiceRole> roles) {

    private static final String PROPERTY = "threat-monitor.roles";
    private static final String ALL = "intake,history";

    /**
     * @throws IllegalArgumentException with what to set, for a role that there is not
     */
    static ServiceRoles of(Environment environment) {
        var roles = EnumSet.noneOf(ServiceRole.class);
        for (String name : environment.getProperty(PROPERTY, String[].class, ALL.split(","))) {
            roles.add(named(name.strip()));
        }
        if (roles.isEmpty()) {
            throw wrong("nothing");
        }
        return new ServiceRoles(roles);
    }

    /** Whether a package, by its name below the application's, belongs to other roles only. */
    boolean leaveOut(String name) {
        boolean ofNoRole = true;
        for (var role : ServiceRole.values()) {
            if (role.isMadeOf(name)) {
                if (roles.contains(role)) {
                    return false;
                }
                ofNoRole = false;
            }
        }
        return !ofNoRole;
    }

    private static ServiceRole named(String name) {
        for (var role : ServiceRole.values()) {
            if (role.name().toLowerCase(Locale.ROOT).equals(name)) {
                return role;
            }
        }
        throw wrong(name);
    }

    private static IllegalArgumentException wrong(String value) {
        return new IllegalArgumentException(
                "Set %s to intake, to history or to both (%s), not to %s"
                        .formatted(PROPERTY, ALL, value));
    }
}

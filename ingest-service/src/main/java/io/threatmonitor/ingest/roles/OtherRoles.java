package io.threatmonitor.ingest.roles;

import org.springframework.core.env.Environment;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.TypeFilter;

/**
 * Keeps the components of roles that this process does not have out of it: their controllers, their
 * access rules, their listeners. A package of no role runs everywhere.
 */
public final class OtherRoles implements TypeFilter {

    private static final String APPLICATION = "io.threatmonitor.ingest.";

    private final ServiceRoles roles;

    /** Spring makes it when it looks for components. */
    public OtherRoles(Environment environment) {
        this.roles = ServiceRoles.of(environment);
    }

    @Override
    public boolean match(MetadataReader reader, MetadataReaderFactory factory) {
        String name = reader.getClassMetadata().getClassName();
        if (!name.startsWith(APPLICATION)) {
            return false;
        }
        String below = name.substring(APPLICATION.length());
        int dot = below.lastIndexOf('.');
        return dot > 0 && roles.leaveOut(below.substring(0, dot));
    }
}

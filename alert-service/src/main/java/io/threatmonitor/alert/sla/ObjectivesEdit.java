package io.threatmonitor.alert.sla;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.jspecify.annotations.Nullable;

/**
 * What the objectives are to be. It names all severities; a limit that it leaves out there is none.
 *
 * @param version the version that was edited, to be refused when there is a newer one
 */
record ObjectivesEdit(@NotNull @Valid Objectives objectives, @Nullable Long version) {

    boolean wasMadeOf(ObjectivesVersion current, @Nullable String ifMatch) {
        return (version == null || version == current.version())
                && (ifMatch == null || ifMatch.equals("*") || ifMatch.equals(current.tag()));
    }
}

package io.threatmonitor.alert.push;

import static io.threatmonitor.kit.caller.Roles.ADMIN;
import static io.threatmonitor.kit.caller.Roles.ANALYST;
import static io.threatmonitor.kit.caller.Roles.AUDITOR;

import io.threatmonitor.kit.caller.Caller;

/**
 * Who looks at a stream, and what they may see on it.
 *
 * @param actorId the subject of their token
 */
record Viewer(String actorId, boolean readsAlerts, boolean readsEvents, boolean readsAllAudit) {

    static Viewer of(Caller caller) {
        boolean admin = caller.hasRole(ADMIN);
        boolean analyst = caller.hasRole(ANALYST);
        boolean auditor = caller.hasRole(AUDITOR);
        return new Viewer(
                caller.actor().id(),
                admin || analyst || auditor,
                admin || analyst,
                admin || auditor);
    }

    boolean maySee(Frame frame) {
        return switch (frame.kind()) {
            case ALERT, COUNTERS -> readsAlerts;
            case EVENTS -> readsEvents;
            case AUDIT -> readsAllAudit || actorId.equals(frame.actorId());
            case HEARTBEAT, RESET -> true;
        };
    }
}

package io.threatmonitor.kit.caller;

import io.threatmonitor.contracts.audit.Actor;

/** An authentication by other means than an access token, which knows who its caller is. */
@FunctionalInterface
public interface KnownActor {

    Actor actor();
}

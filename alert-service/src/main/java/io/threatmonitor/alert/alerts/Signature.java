package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.audit.Actor;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Who changes an alert, and when.
 *
 * @param at in whole microseconds, as the database keeps it
 */
public record Signature(Actor actor, Instant at) {

    public Signature {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** The login, or the subject where there is none. */
    public String name() {
        return actor.username() == null ? actor.id() : actor.username();
    }
}

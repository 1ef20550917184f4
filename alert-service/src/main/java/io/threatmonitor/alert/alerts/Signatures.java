package io.threatmonitor.alert.alerts;

import io.threatmonitor.contracts.audit.Actor;
import io.threatmonitor.kit.caller.Caller;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import java.time.Clock;

/** Signs what happens now. Thread-safe. */
@Component
class Signatures {

    private final Clock clock;
    private final Actor itself;

    Signatures(Clock clock, @Value("${spring.application.name}") String service) {
        this.clock = clock;
        this.itself = Actor.system(service);
    }

    Signature of(Caller caller) {
        return new Signature(caller.actor(), clock.instant());
    }

    /** For what nobody asked for. */
    Signature ofService() {
        return new Signature(itself, clock.instant());
    }

    /** The service at the moment of another signature. */
    Signature besides(Signature other) {
        return new Signature(itself, other.at());
    }
}

package io.threatmonitor.alert.notification.channels;

import io.threatmonitor.contracts.alert.AlertStatus;
import io.threatmonitor.contracts.alert.Entity;
import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.Severity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An alert that never was, for tests of channels and templates. */
final class Samples {

    /** RFC 9562 section 5.9: the nil UUID, which no alert has. */
    private static final UUID NO_ALERT = new UUID(0, 0);

    private Samples() {}

    static Notification test() {
        return test(NO_ALERT, Instant.EPOCH, "someone");
    }

    static Notification test(UUID id, Instant at, String by) {
        return Notification.ofOne(id, Reason.TEST, at, by, Severity.LOW, alert(at));
    }

    private static AlertBrief alert(Instant at) {
        return new AlertBrief(
                NO_ALERT,
                0,
                "test",
                "Test of a notification channel",
                List.of(),
                Severity.LOW,
                "This is a test, nothing has happened",
                AlertStatus.OPEN,
                null,
                null,
                // RFC 5737 section 3: an address for documentation.
                List.of(new Entity(Entity.Kind.IP, "192.0.2.1")),
                1,
                null,
                null,
                at,
                at,
                1,
                NO_ALERT,
                EventType.OTHER,
                "threat-monitor",
                "192.0.2.1",
                "Someone pressed the test button of this channel.");
    }
}

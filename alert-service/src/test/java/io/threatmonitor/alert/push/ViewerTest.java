package io.threatmonitor.alert.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.contracts.audit.Actor;
import io.threatmonitor.kit.caller.Caller;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class ViewerTest {

    @ParameterizedTest
    @CsvSource({
        "analyst, ALERT,     true",
        "analyst, COUNTERS,  true",
        "analyst, EVENTS,    true",
        "analyst, AUDIT,     false",
        "analyst, HEARTBEAT, true",
        "auditor, ALERT,     true",
        "auditor, COUNTERS,  true",
        "auditor, EVENTS,    false",
        "auditor, AUDIT,     true",
        "auditor, HEARTBEAT, true",
        "admin,   ALERT,     true",
        "admin,   EVENTS,    true",
        "admin,   AUDIT,     true",
        "sensor,  ALERT,     false",
        "sensor,  COUNTERS,  false",
        "sensor,  EVENTS,    false",
        "sensor,  AUDIT,     false",
    })
    void seesWhatTheRoleAllows(String role, Frame.Kind kind, boolean seen) {
        assertThat(viewer(role).maySee(Streams.frame(kind, "someone-else"))).isEqualTo(seen);
    }

    @ParameterizedTest
    @CsvSource({"analyst", "auditor", "admin"})
    void seesItsOwnActions(String role) {
        assertThat(viewer(role).maySee(Streams.frame(Frame.Kind.AUDIT, "viewer-id"))).isTrue();
    }

    private static Viewer viewer(String role) {
        var actor = new Actor("viewer-id", role, List.of(role), Actor.Kind.USER);
        return Viewer.of(new Caller(actor, null, null, null, null));
    }
}

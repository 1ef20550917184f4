package io.threatmonitor.alert.alerts;

import static io.threatmonitor.contracts.alert.AlertStatus.ACKNOWLEDGED;
import static io.threatmonitor.contracts.alert.AlertStatus.IN_PROGRESS;
import static io.threatmonitor.contracts.alert.AlertStatus.OPEN;
import static io.threatmonitor.contracts.alert.AlertStatus.RESOLVED;

import io.threatmonitor.contracts.alert.AlertChange.Kind;
import io.threatmonitor.contracts.alert.AlertStatus;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Which status may follow which: the whole lifecycle in one table. */
enum AlertMove {
    ACKNOWLEDGE(Kind.ACKNOWLEDGED, ACKNOWLEDGED, Set.of(OPEN)),
    START(Kind.STARTED, IN_PROGRESS, Set.of(OPEN, ACKNOWLEDGED)),
    /** From resolved as well: that is how a wrong resolution is corrected. */
    RESOLVE(Kind.RESOLVED, RESOLVED, Set.of(OPEN, ACKNOWLEDGED, IN_PROGRESS, RESOLVED)),
    REOPEN(Kind.REOPENED, OPEN, Set.of(RESOLVED));

    private final Kind kind;
    private final AlertStatus target;
    private final Set<AlertStatus> sources;

    AlertMove(Kind kind, AlertStatus target, Set<AlertStatus> sources) {
        this.kind = kind;
        this.target = target;
        this.sources = sources;
    }

    /** What the change is called afterwards. */
    Kind kind() {
        return kind;
    }

    AlertStatus target() {
        return target;
    }

    boolean isAllowedFrom(AlertStatus status) {
        return sources.contains(status);
    }

    /** The other statuses that an alert in {@code status} can come to in one move. */
    static List<AlertStatus> targetsFrom(AlertStatus status) {
        return Arrays.stream(values())
                .filter(move -> move.isAllowedFrom(status) && move.target != status)
                .map(AlertMove::target)
                .toList();
    }
}

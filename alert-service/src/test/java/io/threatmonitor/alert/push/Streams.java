package io.threatmonitor.alert.push;

import java.time.Duration;

/** Streams and frames for tests. */
final class Streams {

    static final StreamProperties PROPERTIES =
            new StreamProperties(
                    Duration.ofSeconds(15),
                    Duration.ofMillis(250),
                    10,
                    3,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(5));

    static final Viewer ANALYST = new Viewer("analyst-id", true, true, false);
    static final Viewer AUDITOR = new Viewer("auditor-id", true, false, true);
    static final Viewer ADMIN = new Viewer("admin-id", true, true, true);

    private Streams() {}

    static Frame frame(Frame.Kind kind, String actorId) {
        return Frame.of(kind, "1", actorId, "{}");
    }
}

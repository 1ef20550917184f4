package io.threatmonitor.alert.push;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/**
 * One server-sent event (HTML Standard section 9.2.5), written once for all browsers that get it.
 *
 * @param actorId for {@link Kind#AUDIT} whose action it tells of
 * @param bytes as they go over the wire; never changed
 */
@SuppressWarnings("ArrayRecordComponent") // a transport value, never compared
record Frame(Kind kind, @Nullable String actorId, byte[] bytes) {

    /** What a frame tells of, and the name of its event. */
    enum Kind {
        ALERT("alert"),
        EVENTS("events"),
        AUDIT("audit"),
        HEARTBEAT("heartbeat");

        private final String event;

        Kind(String event) {
            this.event = event;
        }
    }

    /**
     * @param id what a browser sends back as {@code Last-Event-ID}
     * @param json the data
     */
    static Frame of(Kind kind, @Nullable String id, @Nullable String actorId, String json) {
        var text = new StringBuilder();
        if (id != null) {
            text.append("id: ").append(id).append('\n');
        }
        text.append("event: ").append(kind.event).append('\n');
        json.lines().forEach(line -> text.append("data: ").append(line).append('\n'));
        text.append('\n');
        return new Frame(kind, actorId, text.toString().getBytes(StandardCharsets.UTF_8));
    }
}

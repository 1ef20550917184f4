package io.threatmonitor.alert.push;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One server-sent event or several (HTML Standard section 9.2.5), written once for all browsers
 * that get it.
 *
 * @param actorId for {@link Kind#AUDIT} whose action it tells of
 * @param id what a browser sends back as {@code Last-Event-ID} when this was the last it got; null
 *     where it leaves that as it is
 * @param bytes as they go over the wire; never changed
 * @param deflated the same as blocks of a deflate stream, see {@link DeflateBlocks}; never changed
 */
@SuppressWarnings("ArrayRecordComponent") // a transport value, never compared
record Frame(
        Kind kind, @Nullable String actorId, @Nullable String id, byte[] bytes, byte[] deflated) {

    /** What a frame tells of, and the name of its event. */
    enum Kind {
        ALERT("alert"),
        COUNTERS("counters"),
        EVENTS("events"),
        AUDIT("audit"),
        HEARTBEAT("heartbeat"),
        RESET("reset");

        private final String event;

        Kind(String event) {
            this.event = event;
        }
    }

    /**
     * @param id the stream's position after it
     * @param json the data
     */
    static Frame of(Kind kind, @Nullable String id, @Nullable String actorId, String json) {
        var text = new StringBuilder(json.length() + 200);
        if (id != null) {
            text.append("id: ").append(id).append('\n');
        }
        text.append("event: ").append(kind.event).append('\n');
        json.lines().forEach(line -> text.append("data: ").append(line).append('\n'));
        text.append('\n');
        return written(kind, id, actorId, text.toString());
    }

    /** What is no event but tells the browser how to listen. */
    static Frame ofText(String text) {
        return written(Kind.HEARTBEAT, null, null, text);
    }

    private static Frame written(
            Kind kind, @Nullable String id, @Nullable String actorId, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Frame(kind, actorId, id, bytes, DeflateBlocks.stored(bytes));
    }

    /** All of {@code frames}, at least one, of one kind and one actor, compressed. */
    static Frame joined(List<Frame> frames, DeflateBlocks deflate) {
        var bytes = new ByteArrayOutputStream(frames.size() * frames.getFirst().bytes.length);
        frames.forEach(frame -> bytes.writeBytes(frame.bytes));
        Frame last = frames.getLast();
        byte[] all = bytes.toByteArray();
        return new Frame(last.kind, last.actorId, last.id, all, deflate.compressed(all));
    }
}

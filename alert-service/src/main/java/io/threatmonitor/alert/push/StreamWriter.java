package io.threatmonitor.alert.push;

import io.threatmonitor.contracts.WireJson;

import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Writes a stream to its browser on the request's own virtual thread. Thread-safe. */
@Component
class StreamWriter {

    private final Clock clock;
    private final Duration heartbeat;
    private final Duration reconnect;

    StreamWriter(StreamProperties properties, Clock clock) {
        this.clock = clock;
        this.heartbeat = properties.heartbeat();
        this.reconnect = properties.reconnect();
    }

    /**
     * Returns when {@code stream} was closed or {@code end} has come.
     *
     * @throws IOException when the browser has gone
     */
    void write(BrowserStream stream, Instant end, OutputStream out)
            throws IOException, InterruptedException {
        send(out, "retry: " + reconnect.toMillis() + "\n\n");
        Instant nextHeartbeat = clock.instant().plus(heartbeat);
        while (stream.isOpen()) {
            Instant now = clock.instant();
            if (!now.isBefore(end)) {
                return;
            }
            if (!now.isBefore(nextHeartbeat)) {
                nextHeartbeat = now.plus(heartbeat);
                send(out, List.of(heartbeatAt(now)));
            }
            Instant next = nextHeartbeat.isBefore(end) ? nextHeartbeat : end;
            send(out, stream.take(Duration.between(now, next)));
        }
    }

    private static Frame heartbeatAt(Instant now) {
        String json = WireJson.MAPPER.writeValueAsString(new HeartbeatFrame(now));
        return Frame.of(Frame.Kind.HEARTBEAT, null, null, json);
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void send(OutputStream out, List<Frame> frames) throws IOException {
        for (Frame frame : frames) {
            out.write(frame.bytes());
        }
        if (!frames.isEmpty()) {
            out.flush();
        }
    }
}

package io.threatmonitor.alert.push;

import io.threatmonitor.contracts.WireJson;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.OutputStream;
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
    void write(BrowserStream stream, Instant end, StreamEncoding encoding, OutputStream out)
            throws IOException, InterruptedException {
        out.write(encoding.opening());
        send(List.of(retry()), encoding, out);
        send(stream.take(Duration.ZERO), encoding, out);
        Instant nextHeartbeat = clock.instant();
        while (stream.isOpen()) {
            Instant now = clock.instant();
            if (!now.isBefore(end)) {
                return;
            }
            if (!now.isBefore(nextHeartbeat)) {
                nextHeartbeat = now.plus(heartbeat);
                send(List.of(heartbeatAt(now, stream.reached())), encoding, out);
            }
            Instant next = nextHeartbeat.isBefore(end) ? nextHeartbeat : end;
            send(stream.take(Duration.between(now, next)), encoding, out);
        }
    }

    /** Says also how far the stream has come, of which a viewer who may see little hears else. */
    private static Frame heartbeatAt(Instant now, @Nullable String reached) {
        String json = WireJson.MAPPER.writeValueAsString(new HeartbeatFrame(now));
        return Frame.of(Frame.Kind.HEARTBEAT, reached, null, json);
    }

    private Frame retry() {
        return Frame.ofText("retry: " + reconnect.toMillis() + "\n\n");
    }

    private static void send(List<Frame> frames, StreamEncoding encoding, OutputStream out)
            throws IOException {
        for (Frame frame : frames) {
            out.write(encoding.bytesOf(frame));
        }
        if (!frames.isEmpty()) {
            out.flush();
        }
    }
}

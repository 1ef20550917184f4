package io.threatmonitor.alert.push;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

class StreamWriterTest {

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final BrowserStream stream = new BrowserStream(Streams.ANALYST, 10);

    @Test
    void endsWithTheToken() throws IOException, InterruptedException {
        writer(START, START.plusSeconds(5)).write(stream, START.plusSeconds(5), out);

        assertThat(text()).isEqualTo("retry: 1000\n\n");
        assertThat(stream.isOpen()).isTrue();
    }

    @Test
    void endsWhenTheStreamIsClosed() throws IOException, InterruptedException {
        stream.close();

        writer(START).write(stream, Instant.MAX, out);

        assertThat(text()).isEqualTo("retry: 1000\n\n");
    }

    @Test
    void writesFramesAsTheStandardHasThem() throws IOException, InterruptedException {
        stream.offer(Frame.of(Frame.Kind.ALERT, "7", null, "{\"a\":\n1}"));

        writer(START, START, START.plusSeconds(5)).write(stream, START.plusSeconds(5), out);

        assertThat(text()).endsWith("id: 7\nevent: alert\ndata: {\"a\":\ndata: 1}\n\n");
    }

    @Test
    void saysThatItLives() throws IOException, InterruptedException {
        Instant due = START.plus(Streams.PROPERTIES.heartbeat());

        stream.offer(Streams.frame(Frame.Kind.EVENTS, "x"));
        writer(START, due, due.plusSeconds(1)).write(stream, due.plusMillis(1), out);

        assertThat(text())
                .contains("event: heartbeat\ndata: {\"at\":\"2026-11-22T10:00:15Z\"}\n\n");
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** A writer that finds these times on its clock, one after the other. */
    private static StreamWriter writer(Instant... times) {
        Deque<Instant> left = new ArrayDeque<>(List.of(times));
        InstantSource source = () -> left.size() > 1 ? left.removeFirst() : left.getFirst();
        return new StreamWriter(Streams.PROPERTIES, source.withZone(ZoneOffset.UTC));
    }
}

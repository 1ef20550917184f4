package io.threatmonitor.alert.push;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.zip.GZIPInputStream;

class StreamWriterTest {

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private static final Instant END = START.plusMillis(5);

    private static final String HEARTBEAT =
            "event: heartbeat\ndata: {\"at\":\"2026-11-22T10:00:00Z\"}\n\n";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final BrowserStream stream = new BrowserStream(Streams.ANALYST, 10);

    @Test
    void endsWithTheToken() throws IOException, InterruptedException {
        write(END, START, START, END);

        assertThat(text()).isEqualTo("retry: 1000\n\n" + HEARTBEAT);
        assertThat(stream.isOpen()).isTrue();
    }

    @Test
    void endsWhenTheStreamIsClosed() throws IOException, InterruptedException {
        stream.close();

        write(Instant.MAX, START);

        assertThat(text()).isEqualTo("retry: 1000\n\n");
    }

    @Test
    void writesFramesAsTheStandardHasThem() throws IOException, InterruptedException {
        stream.offer(List.of(Frame.of(Frame.Kind.ALERT, "7", null, "{\"a\":\n1}")));

        write(END, START, END);

        assertThat(text()).contains("id: 7\nevent: alert\ndata: {\"a\":\ndata: 1}\n\n");
    }

    @Test
    void saysAgainAndAgainThatItLives() throws IOException, InterruptedException {
        stream.offer(List.of(Frame.of(Frame.Kind.ALERT, "7_", null, "{}")));

        write(END, START, START, START.plusMillis(1), START.plusMillis(2), END);

        assertThat(text().split("id: 7_\nevent: heartbeat\n", -1)).hasSize(4);
    }

    @Test
    void saysFirstWhatWasMissedAndThenHowFarItIs() throws IOException, InterruptedException {
        stream.catchUp(List.of(Frame.of(Frame.Kind.ALERT, "7_", null, "{}")), "7_2");

        write(END, START, START, END);

        assertThat(text())
                .isEqualTo(
                        "retry: 1000\n\nid: 7_\nevent: alert\ndata: {}\n\nid: 7_2\n" + HEARTBEAT);
    }

    @Test
    void isReadByWhoeverReadsGzip() throws IOException, InterruptedException {
        stream.offer(List.of(Streams.frame(Frame.Kind.EVENTS, "x")));
        writer(START, END).write(stream, END, StreamEncoding.GZIP, out);

        var unzipped = new GZIPInputStream(new ByteArrayInputStream(out.toByteArray()));
        byte[] text = unzipped.readNBytes("retry: 1000\n\nid: 1_\nevent: events".length());

        assertThat(new String(text, StandardCharsets.UTF_8))
                .isEqualTo("retry: 1000\n\nid: 1_\nevent: events");
    }

    private void write(Instant end, Instant... times) throws IOException, InterruptedException {
        writer(times).write(stream, end, StreamEncoding.PLAIN, out);
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** A writer that finds these times on its clock, one after the other. */
    private static StreamWriter writer(Instant... times) {
        Deque<Instant> left = new ArrayDeque<>(List.of(times));
        InstantSource source = () -> left.size() > 1 ? left.removeFirst() : left.getFirst();
        return new StreamWriter(Streams.HASTY, source.withZone(ZoneOffset.UTC));
    }
}

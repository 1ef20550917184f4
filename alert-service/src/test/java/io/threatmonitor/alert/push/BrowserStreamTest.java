package io.threatmonitor.alert.push;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

class BrowserStreamTest {

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant END = START.plusSeconds(60);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final List<BrowserStream> closed = new ArrayList<>();
    private final BrowserStream stream = streamOf(StreamEncoding.PLAIN);

    @Test
    void writesFramesAsTheStandardHasThem() {
        FakeConnection connection = FakeConnection.of(stream);

        stream.offer(List.of(Frame.of(Frame.Kind.ALERT, "7", null, "{\"a\":\n1}")));

        assertThat(connection.text()).isEqualTo("id: 7\nevent: alert\ndata: {\"a\":\ndata: 1}\n\n");
    }

    @Test
    void keepsWhatComesBeforeItIsConnected() {
        stream.catchUp(List.of(alert("1_")), "1_");
        stream.offer(List.of(alert("2_")));

        assertThat(FakeConnection.of(stream).text()).isEqualTo(textOf("1_") + textOf("2_"));
    }

    @Test
    void sendsTogetherWhatIsOfferedTogether() {
        FakeConnection connection = FakeConnection.of(stream);
        int before = connection.writes();

        stream.offer(List.of(alert("1_"), alert("2_")));

        assertThat(connection.text()).isEqualTo(textOf("1_") + textOf("2_"));
        assertThat(connection.writes()).isEqualTo(before + 1);
    }

    @Test
    void goesOnInOrderWhenItsBrowserReadsAgain() {
        FakeConnection connection = FakeConnection.of(stream);
        connection.stopReading();
        stream.offer(List.of(alert("1_")));
        stream.offer(List.of(alert("2_")));
        assertThat(connection.text()).isEmpty();

        connection.readOn(stream);
        stream.offer(List.of(alert("3_")));

        assertThat(connection.text()).isEqualTo(textOf("1_") + textOf("2_") + textOf("3_"));
    }

    @Test
    void endsWithTheToken() {
        FakeConnection connection = FakeConnection.of(stream);

        stream.tend(END.minusMillis(1), HEARTBEAT);
        assertThat(stream.isOpen()).isTrue();
        stream.tend(END, HEARTBEAT);

        assertThat(stream.isOpen()).isFalse();
        assertThat(connection.isClosed()).isTrue();
        assertThat(closed).containsExactly(stream);
    }

    @Test
    void closesAConnectionThatComesTooLate() {
        stream.close();

        FakeConnection connection = FakeConnection.of(stream);

        assertThat(connection.isClosed()).isTrue();
        assertThat(connection.text()).isEmpty();
    }

    @Test
    void saysAgainAndAgainThatItLivesAndHowFarItIs() {
        FakeConnection connection = FakeConnection.of(stream);
        stream.catchUp(List.of(), "7_2");

        stream.tend(START, HEARTBEAT);
        stream.tend(START.plusSeconds(14), HEARTBEAT);
        stream.tend(START.plusSeconds(15), HEARTBEAT);

        assertThat(connection.text())
                .isEqualTo(
                        """
                        id: 7_2
                        event: heartbeat
                        data: {"at":"2026-11-22T10:00:00Z"}

                        id: 7_2
                        event: heartbeat
                        data: {"at":"2026-11-22T10:00:15Z"}

                        """);
    }

    @Test
    void addsNoHeartbeatsToWhatWaits() {
        FakeConnection connection = FakeConnection.of(stream);
        connection.stopReading();
        stream.offer(List.of(alert("1_")));

        stream.tend(START, HEARTBEAT);
        stream.tend(START.plus(HEARTBEAT), HEARTBEAT);
        connection.readOn(stream);

        assertThat(connection.text()).isEqualTo(textOf("1_"));
    }

    @Test
    void isReadByWhoeverReadsGzip() throws IOException {
        BrowserStream compressed = streamOf(StreamEncoding.GZIP);
        FakeConnection connection = FakeConnection.of(compressed);
        compressed.offer(List.of(Streams.frame(Frame.Kind.EVENTS, "x")));

        var unzipped = new GZIPInputStream(new ByteArrayInputStream(connection.bytes()));
        byte[] text = unzipped.readNBytes("id: 1_\nevent: events".length());

        assertThat(new String(text, StandardCharsets.UTF_8)).isEqualTo("id: 1_\nevent: events");
    }

    private BrowserStream streamOf(StreamEncoding encoding) {
        return new BrowserStream(Streams.ANALYST, encoding, END, 10, closed::add);
    }

    private static Frame alert(String position) {
        return Frame.of(Frame.Kind.ALERT, position, null, "{}");
    }

    private static String textOf(String position) {
        return "id: %s\nevent: alert\ndata: {}\n\n".formatted(position);
    }
}

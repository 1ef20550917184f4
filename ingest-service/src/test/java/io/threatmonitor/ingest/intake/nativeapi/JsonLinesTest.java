package io.threatmonitor.ingest.intake.nativeapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.ingest.intake.nativeapi.JsonLines.Line;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class JsonLinesTest {

    private static final int LONGEST = 100;

    @Test
    void numbersAllLinesAndLeavesOutEmptyOnes() throws IOException {
        assertThat(read("a\n\n  \r\nb\r\nc")).containsExactly("0 a", "3 b", "4 c");
        assertThat(read("")).isEmpty();
        assertThat(read("\n\n")).isEmpty();
    }

    @Test
    void goesOnAfterALineThatIsTooLong() throws IOException {
        String longest = "x".repeat(LONGEST);
        for (int more : new int[] {1, 2, 100, 64 * 1024, 1_000_000}) {
            String tooLong = "y".repeat(LONGEST + more);
            assertThat(read(tooLong + "\n" + longest + "\n" + tooLong + "\nb\n" + tooLong))
                    .containsExactly(
                            "0 too long", "1 " + longest, "2 too long", "3 b", "4 too long");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8_192, 1_000_000})
    void cutsTheSameLinesHoweverTheyArrive(int perRead) throws IOException {
        String text =
                IntStream.range(0, 5_000)
                        .mapToObj(i -> i + "x".repeat(i % 50))
                        .collect(Collectors.joining("\n"));
        var lines = linesOf(arriving(text, perRead));
        assertThat(lines).hasSize(5_000).last().isEqualTo("4999 4999" + "x".repeat(49));
    }

    @Test
    void handsOnAtMostAThousandLinesAtATime() throws IOException {
        var lines = JsonLines.ofStream(stream("a\n".repeat(2_500)), LONGEST);
        assertThat(lines.nextChunk()).hasSize(1_000);
        assertThat(lines.nextChunk()).hasSize(1_000);
        assertThat(lines.nextChunk()).hasSize(500);
        assertThat(lines.nextChunk()).isEmpty();
        assertThat(lines.count()).isEqualTo(2_500);
    }

    @Test
    void doesNotWaitForWhatASenderHasYetToSay() throws IOException {
        try (var sender = new PipedOutputStream();
                var in = new PipedInputStream(sender)) {
            sender.write("a\nb".getBytes(StandardCharsets.UTF_8));
            assertThat(JsonLines.ofStream(in, LONGEST).nextChunk()).hasSize(1);
        }
    }

    @Test
    void gathersWhatASenderHasAnnounced() throws IOException {
        String text = "a\n".repeat(500);
        assertThat(JsonLines.ofStream(arriving(text, 10), LONGEST).nextChunk()).hasSize(5);
        assertThat(JsonLines.ofBody(arriving(text, 10), 1_000).nextChunk()).hasSize(500);
    }

    private static List<String> read(String text) throws IOException {
        return linesOf(stream(text));
    }

    private static List<String> linesOf(InputStream in) throws IOException {
        var lines = JsonLines.ofStream(in, LONGEST);
        var all = new ArrayList<String>();
        var chunk = lines.nextChunk();
        while (!chunk.isEmpty()) {
            chunk.forEach(line -> all.add(shown(line)));
            chunk = lines.nextChunk();
        }
        return all;
    }

    private static String shown(Line line) {
        String text = new String(line.text().bytes(), StandardCharsets.UTF_8).strip();
        return line.index() + " " + (line.tooLong() ? "too long" : text);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream arriving(String text, int perRead) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(perRead, length));
            }

            @Override
            public synchronized int available() {
                return 0;
            }
        };
    }
}

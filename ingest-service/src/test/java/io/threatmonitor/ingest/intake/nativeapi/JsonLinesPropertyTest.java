package io.threatmonitor.ingest.intake.nativeapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.ingest.intake.SentBytes;
import io.threatmonitor.ingest.intake.nativeapi.JsonLines.Line;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Lines are those that a newline ends, however they arrive, and no more is held than allowed. */
class JsonLinesPropertyTest {

    @Property
    void areTheSameHoweverTheyArrive(
            @ForAll("streams") byte[] stream,
            @ForAll @IntRange(min = 1, max = 50) int perRead,
            @ForAll @IntRange(min = 1, max = 120) int longest)
            throws IOException {
        var cut = JsonLines.ofStream(arriving(stream, perRead), longest);
        var lines = new ArrayList<String>();
        List<Line> chunk;
        do {
            chunk = cut.nextChunk();
            for (var line : chunk) {
                assertThat(line.text().source().length).isLessThanOrEqualTo(64 * 1024);
                lines.add(line.index() + (line.tooLong() ? " too long" : " " + text(line)));
            }
        } while (!chunk.isEmpty());

        lines.removeAll(blankAndTooLong(stream, longest));
        assertThat(lines).isEqualTo(expected(stream, longest));
    }

    @Provide
    Arbitrary<byte[]> streams() {
        return SentBytes.nearly("{\"a\": 1}\n\n \t\r\n[1]\r\n" + "x".repeat(100) + "\nlast")
                .flatMap(one -> SentBytes.anything().map(other -> joined(one, other)));
    }

    private static List<String> expected(byte[] stream, int longest) {
        var lines = new ArrayList<String>();
        String[] parts = latin1(stream).split("\n", -1);
        for (int i = 0; i < parts.length; i++) {
            if (!parts[i].matches("[ \t\r]*")) {
                lines.add(i + (parts[i].length() > longest ? " too long" : " " + parts[i]));
            }
        }
        return lines;
    }

    /** These may be either: rejected where they do not arrive at once, else left out. */
    private static List<String> blankAndTooLong(byte[] stream, int longest) {
        var lines = new ArrayList<String>();
        String[] parts = latin1(stream).split("\n", -1);
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].matches("[ \t\r]*") && parts[i].length() > longest) {
                lines.add(i + " too long");
            }
        }
        return lines;
    }

    private static InputStream arriving(byte[] stream, int perRead) {
        return new ByteArrayInputStream(stream) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, perRead));
            }

            @Override
            public synchronized int available() {
                return 0; // a pause after each
            }
        };
    }

    private static byte[] joined(byte[] one, byte[] other) {
        return (latin1(one) + latin1(other)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(Line line) {
        return latin1(line.text().bytes());
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}

package io.threatmonitor.ingest.intake.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

class FrameReaderTest {

    private static final int LONGEST = 20;

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "'<1>a\n<1>b\n' ! <1>a,<1>b",
                "'<1>a\r\n\r\n\n<1>b' ! <1>a,<1>b",
                "'4 <1>a4 <1>b' ! <1>a,<1>b",
                "'4 <1>a\n4 <1>b\n' ! <1>a,<1>b",
                "'6 <1>a\nb4 <1>c' ! '<1>a\nb,<1>c'",
                "'4 <1>a<1>b\n4 <1>c' ! <1>a,<1>b,<1>c",
                "'8 CEF:0|a|6 LEEF:1' ! CEF:0|a|,LEEF:1",
                "'2026-11-22 a\n2026 a\n20 CE\n' ! 2026-11-22 a,2026 a,20 CE",
                "'0 <1>a\n12\n1234567890 <1>\n' ! 0 <1>a,12,1234567890 <1>",
                "'12 ' ! '12 '",
                "'12' ! 12",
                "'\n\n' ! ''"
            })
    void tellsTheFramingOfEachMessage(String sent, String expected) throws IOException {
        var messages = expected.isEmpty() ? List.of() : List.of(expected.split(","));
        assertThat(textsOf(stream(sent))).isEqualTo(messages);
        assertThat(textsOf(byteByByte(sent))).isEqualTo(messages);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<1>000000000000000000000000000000000000000000\n<1>b\n",
                "45 <1>0000000000000000000000000000000000000000004 <1>b",
                "<1>000000000000000000\n<1>b\n"
            })
    void cutsAMessageThatIsTooLongAndReadsTheNext(String sent) throws IOException {
        for (InputStream in : List.of(stream(sent), byteByByte(sent))) {
            List<Frame> frames = framesOf(in);

            assertThat(frames).hasSize(2);
            assertThat(frames.getFirst().problem()).isEqualTo("is longer than 20 bytes");
            assertThat(frames.getFirst().bytes()).hasSizeBetween(0, LONGEST);
            assertThat(frames.getLast().problem()).isNull();
            assertThat(frames.getLast().bytes()).asString().isEqualTo("<1>b");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<1>00000000000000000\n", "<1>00000000000000000\r\n"})
    void readsTheLongestMessage(String line) throws IOException {
        assertThat(textsOf(byteByByte(line))).containsExactly("<1>00000000000000000");
        assertThat(textsOf(byteByByte("20 <1>000000000000000004 <1>b")))
                .containsExactly("<1>00000000000000000", "<1>b");
    }

    @Test
    void saysThatACountedMessageDidNotComeWhole() throws IOException {
        assertThat(framesOf(stream("9 <1>abc")))
                .extracting(Frame::problem)
                .containsExactly("ends before its 9 bytes");
    }

    @Test
    void returnsWhatHasArrivedAndNoMoreThanTheBrokersTakeAtOnce() throws IOException {
        var frames = new FrameReader(stream("<1>a\n".repeat(1_200)), LONGEST);

        assertThat(frames.read()).hasSize(500);
        assertThat(frames.read()).hasSize(500);
        assertThat(frames.read()).hasSize(200);
        assertThat(frames.read()).isEmpty();
    }

    @Test
    void takesSilenceForTheEndOfALine() throws IOException {
        var silent =
                new FilterInputStream(stream("<1>a\n<1>b")) {
                    @Override
                    public int read(byte[] target, int offset, int length) throws IOException {
                        int count = super.read(target, offset, length);
                        if (count < 0) {
                            throw new SocketTimeoutException();
                        }
                        return count;
                    }
                };
        assertThat(textsOf(silent)).containsExactly("<1>a", "<1>b");
    }

    @Test
    void readsManyMessagesOfAllLengths() throws IOException {
        var sent = new StringBuilder();
        var expected = new ArrayList<String>();
        for (int i = 0; i < 3_000; i++) {
            String message = "<1>" + "x".repeat(i % 17);
            expected.add(message);
            sent.append(i % 2 == 0 ? message + "\n" : message.length() + " " + message);
        }
        assertThat(textsOf(stream(sent.toString()))).isEqualTo(expected);
    }

    private static List<String> textsOf(InputStream in) throws IOException {
        return framesOf(in).stream()
                .map(frame -> new String(frame.bytes(), StandardCharsets.UTF_8))
                .toList();
    }

    private static List<Frame> framesOf(InputStream in) throws IOException {
        var reader = new FrameReader(in, LONGEST);
        var all = new ArrayList<Frame>();
        for (List<Frame> frames = reader.read(); !frames.isEmpty(); frames = reader.read()) {
            all.addAll(frames);
        }
        return all;
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream byteByByte(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 1));
            }
        };
    }
}

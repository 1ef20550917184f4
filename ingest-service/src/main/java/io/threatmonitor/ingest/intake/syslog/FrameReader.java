package io.threatmonitor.ingest.intake.syslog;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds messages in a stream, each framed in either way of RFC 6587: after a count of its octets
 * (section 3.4.1, and RFC 5425 section 4.3), or up to a line feed (section 3.4.2). Holds no more
 * than about one message of the longest kind. Not thread-safe.
 */
final class FrameReader {

    /** So that the brokers are asked once for many, and never for more than they let wait. */
    private static final int MOST = 500;

    private static final int FIRST_CAPACITY = 8 * 1024;

    /** For the octet count of the longest message, or its line end. */
    private static final int ROOM_FOR_FRAME = 16;

    /** Digits of MSG-LEN: more than this is no message that anybody sends. */
    private static final int LONGEST_COUNT = 9;

    /** What a message starts with. A line may start with a number, too, such as a year. */
    private static final List<byte[]> BEGINNINGS =
            List.of(ascii("<"), ascii("CEF:"), ascii("LEEF:"));

    private enum Framing {
        COUNTED,
        LINES,
        UNDECIDED
    }

    private final InputStream in;
    private final int longest;
    private byte[] buffer = new byte[FIRST_CAPACITY];
    private int start;
    private int end;
    private int searched;
    private int octetsToSkip;
    private boolean lineToSkip;
    private boolean ended;

    /**
     * @param longest how many bytes of one message are read; a longer one has a problem, and the
     *     next is read all the same
     */
    FrameReader(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /**
     * Waits for a message, and returns it with those that have arrived behind it. A stream that is
     * silent for longer than its timeout has ended.
     *
     * @return none at the end of the stream
     */
    List<Frame> read() throws IOException {
        var frames = new ArrayList<Frame>();
        collect(frames);
        while (frames.isEmpty() && !ended) {
            fill();
            collect(frames);
        }
        return frames;
    }

    private void collect(List<Frame> frames) {
        while (frames.size() < MOST) {
            Frame frame = next();
            if (frame == null) {
                return;
            }
            frames.add(frame);
        }
    }

    private @Nullable Frame next() {
        skip();
        if (start == end) {
            return null;
        }
        return switch (framing()) {
            case COUNTED -> counted();
            case LINES -> line();
            case UNDECIDED -> null;
        };
    }

    /** The rest of a message that was too long, and line ends before the next one. */
    private void skip() {
        int octets = Math.min(octetsToSkip, end - start);
        octetsToSkip -= octets;
        start += octets;
        if (lineToSkip) {
            int lineEnd = lineEnd(start);
            lineToSkip = lineEnd < 0;
            start = lineEnd < 0 ? end : lineEnd + 1;
        }
        while (start < end && (buffer[start] == '\n' || buffer[start] == '\r')) {
            start++;
        }
        searched = Math.max(searched, start);
    }

    private Framing framing() {
        int space = start;
        while (space < end && space - start <= LONGEST_COUNT && isDigit(buffer[space])) {
            space++;
        }
        int digits = space - start;
        if (digits == 0 || digits > LONGEST_COUNT || buffer[start] == '0') {
            return Framing.LINES;
        }
        if (space == end) {
            return undecided();
        }
        return buffer[space] == ' ' ? framingBefore(space + 1) : Framing.LINES;
    }

    /** By whether a message begins behind what may be a count. */
    private Framing framingBefore(int message) {
        for (byte[] beginning : BEGINNINGS) {
            int there = Math.min(end - message, beginning.length);
            if (Arrays.equals(buffer, message, message + there, beginning, 0, there)) {
                return there == beginning.length ? Framing.COUNTED : undecided();
            }
        }
        return Framing.LINES;
    }

    private Framing undecided() {
        return ended ? Framing.LINES : Framing.UNDECIDED;
    }

    private @Nullable Frame counted() {
        int space = start;
        int octets = 0;
        while (buffer[space] != ' ') {
            octets = octets * 10 + (buffer[space++] - '0');
        }
        int message = space + 1;
        int there = Math.min(octets, end - message);
        if (octets > longest) {
            octetsToSkip = octets - there;
            return Frame.tooLong(taken(message, Math.min(there, longest), there), longest);
        }
        if (there == octets) {
            return Frame.whole(taken(message, octets, octets));
        }
        return ended
                ? new Frame(
                        taken(message, there, there), "ends before its %d bytes".formatted(octets))
                : null;
    }

    private @Nullable Frame line() {
        int lineEnd = lineEnd(searched);
        int length = (lineEnd < 0 ? end : lineEnd) - start;
        if (length > longest + 1 || (length > longest && buffer[start + longest] != '\r')) {
            lineToSkip = lineEnd < 0;
            return Frame.tooLong(taken(start, longest, length), longest);
        }
        if (lineEnd < 0 && !ended) {
            searched = end;
            return null;
        }
        boolean carriageReturn = buffer[start + length - 1] == '\r';
        return Frame.whole(taken(start, carriageReturn ? length - 1 : length, length));
    }

    /** Copies {@code length} bytes from {@code from}, and goes on {@code behind} bytes further. */
    private byte[] taken(int from, int length, int behind) {
        start = from + behind;
        searched = start;
        return Arrays.copyOfRange(buffer, from, from + length);
    }

    private int lineEnd(int from) {
        for (int at = from; at < end; at++) {
            if (buffer[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    private void fill() throws IOException {
        makeRoom();
        try {
            int count = in.read(buffer, end, buffer.length - end);
            ended = count < 0;
            end += Math.max(0, count);
        } catch (SocketTimeoutException e) {
            ended = true;
        }
    }

    private void makeRoom() {
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        searched -= start;
        start = 0;
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(2 * end, longest + ROOM_FOR_FRAME));
        }
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

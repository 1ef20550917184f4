package io.threatmonitor.ingest.intake.nativeapi;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a body into lines, a chunk at a time, and holds no more of it than one line of the largest
 * size.
 *
 * @see <a href="https://github.com/ndjson/ndjson-spec">Newline Delimited JSON 1.0.0</a>
 */
final class JsonLines {

    static final int MOST_LINES = 1_000;

    private static final int FIRST_CAPACITY = 64 * 1024;

    /**
     * One line with something in it.
     *
     * @param index counts all lines of the stream, also empty ones, from 0
     * @param tooLong when {@code text} is only its beginning
     */
    record Line(long index, Excerpt text, boolean tooLong) {}

    private final InputStream in;
    private final int longestLine;
    private final boolean untilPause;

    private byte[] buffer = {};
    private int start;
    private int end;
    private long next;
    private boolean ended;
    private boolean insideLongLine;

    private JsonLines(InputStream in, int longestLine, boolean untilPause) {
        this.in = in;
        this.longestLine = longestLine;
        this.untilPause = untilPause;
    }

    /**
     * Lines of a body whose sender has all of it: chunks are as large as they may be.
     *
     * @param longestLine in bytes
     */
    static JsonLines ofBody(InputStream in, int longestLine) {
        return new JsonLines(in, longestLine, false);
    }

    /**
     * Lines of a body that comes about while it is sent. A chunk is what has arrived: a sender that
     * pauses does not keep what it already sent.
     *
     * @param longestLine in bytes
     */
    static JsonLines ofStream(InputStream in, int longestLine) {
        return new JsonLines(in, longestLine, true);
    }

    /** The next lines, at most {@value #MOST_LINES}; none at the end of the stream. */
    List<Line> nextChunk() throws IOException {
        var lines = new ArrayList<Line>();
        while (lines.isEmpty() && !isOver()) {
            if (!ended && !holdsALine()) {
                fill();
            }
            takeLines(lines);
        }
        return lines;
    }

    /** How many lines have begun so far. */
    long count() {
        return next;
    }

    private boolean isOver() {
        return ended && start == end;
    }

    private void takeLines(List<Line> lines) {
        while (lines.size() < MOST_LINES && start < end) {
            int newline = newlineFrom(start);
            if (newline < 0 && !ended) {
                takeBeginningOfLongLine(lines);
                return;
            }
            int lineEnd = newline < 0 ? end : newline;
            takeLine(lineEnd, lines);
            start = Math.min(lineEnd + 1, end);
        }
    }

    private void takeLine(int lineEnd, List<Line> lines) {
        if (insideLongLine) {
            insideLongLine = false;
            return;
        }
        var text = new Excerpt(buffer, start, lineEnd - start);
        long index = next++;
        if (!text.isBlank()) {
            lines.add(new Line(index, text, text.length() > longestLine));
        }
    }

    private void takeBeginningOfLongLine(List<Line> lines) {
        if (end - start <= longestLine) {
            return; // it may yet end in time
        }
        if (!insideLongLine) {
            lines.add(new Line(next++, new Excerpt(buffer, start, longestLine), true));
            insideLongLine = true;
        }
        start = end;
    }

    /** Reads into a buffer of its own, since the lines of the last one may still be in use. */
    private void fill() throws IOException {
        int kept = end - start;
        var filled = Arrays.copyOfRange(buffer, start, start + Math.max(kept, FIRST_CAPACITY));
        int size = kept;
        boolean paused = false;
        while (size <= longestLine && !paused) {
            if (size == filled.length) {
                filled = Arrays.copyOf(filled, Math.min(size * 2, longestLine + 1));
            }
            int read = in.read(filled, size, filled.length - size);
            if (read < 0) {
                ended = true;
                break;
            }
            size += read;
            paused = untilPause && in.available() == 0 && contains(filled, size - read, size);
        }
        buffer = filled;
        start = 0;
        end = size;
    }

    private boolean holdsALine() {
        return newlineFrom(start) >= 0;
    }

    private int newlineFrom(int from) {
        for (int i = from; i < end; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static boolean contains(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                return true;
            }
        }
        return false;
    }
}

package io.threatmonitor.benchmarks.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.threatmonitor.benchmarks.running.BenchmarkException;

import java.nio.ByteBuffer;

/** An HTTP/1.1 answer (RFC 9112) as it arrives. Reused for the next one; not thread-safe. */
public final class Answer {

    private static final String LENGTH = "\r\nContent-Length: ";
    private static final String END_OF_HEAD = "\r\n\r\n";

    /** RFC 9112 section 7.1: the last chunk. */
    private static final String END_OF_CHUNKS = "\r\n0\r\n\r\n";

    /** How much of a refusal people get to see. */
    private static final int SHOWN = 800;

    private final ByteBuffer arrived;

    /**
     * @param longest in bytes
     */
    Answer(int longest) {
        arrived = ByteBuffer.allocate(longest);
    }

    /** What arrives goes here. */
    ByteBuffer buffer() {
        return arrived;
    }

    public void clear() {
        arrived.clear();
    }

    boolean isComplete() {
        String text = text();
        int head = text.indexOf(END_OF_HEAD);
        if (head < 0) {
            return false;
        }
        int length = text.indexOf(LENGTH);
        return (length >= 0 && length < head)
                ? text.length() >= head + END_OF_HEAD.length() + number(text, length)
                : text.endsWith(END_OF_CHUNKS);
    }

    private static int number(String text, int header) {
        int from = header + LENGTH.length();
        return Integer.parseInt(text, from, text.indexOf('\r', from), 10);
    }

    /**
     * @throws BenchmarkException when the event was not taken
     */
    public void requireAccepted() {
        if (!isAccepted()) {
            throw refusal();
        }
    }

    public boolean isAccepted() {
        return text().startsWith("HTTP/1.1 202 ");
    }

    /**
     * @throws BenchmarkException unless all of so many events were new and accepted
     */
    public void requireAccepted(long events) {
        requireAccepted();
        if (!text().contains("\"accepted\":" + events + ",")) {
            throw refusal();
        }
    }

    private BenchmarkException refusal() {
        String text = text();
        return new BenchmarkException(
                "Not taken: " + text.substring(0, Math.min(text.length(), SHOWN)));
    }

    /** Head and body. */
    public String text() {
        return new String(arrived.array(), 0, arrived.position(), ISO_8859_1);
    }
}

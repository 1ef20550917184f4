package io.threatmonitor.benchmarks.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/** An HTTP/1.1 answer (RFC 9112) as it arrives. Reused for the next one; not thread-safe. */
final class Answer {

    private static final Pattern LENGTH = Pattern.compile("(?i)\\r\\ncontent-length: *(\\d+)");
    private static final String END_OF_HEAD = "\r\n\r\n";

    /** RFC 9112 section 7.1: the last chunk. */
    private static final String END_OF_CHUNKS = "\r\n0\r\n\r\n";

    private final ByteBuffer arrived = ByteBuffer.allocate(1 << 18);

    /** What arrives goes here. */
    ByteBuffer buffer() {
        return arrived;
    }

    void clear() {
        arrived.clear();
    }

    boolean isComplete() {
        String text = text();
        int head = text.indexOf(END_OF_HEAD);
        if (head < 0) {
            return false;
        }
        var length = LENGTH.matcher(text).region(0, head);
        return length.find()
                ? text.length() >= head + END_OF_HEAD.length() + Integer.parseInt(length.group(1))
                : text.endsWith(END_OF_CHUNKS);
    }

    boolean isAccepted() {
        return text().startsWith("HTTP/1.1 202 ");
    }

    /** Whether all of so many events were new and accepted. */
    boolean saysAccepted(long events) {
        return isAccepted() && text().contains("\"accepted\":" + events + ",");
    }

    String text() {
        return new String(arrived.array(), 0, arrived.position(), ISO_8859_1);
    }
}

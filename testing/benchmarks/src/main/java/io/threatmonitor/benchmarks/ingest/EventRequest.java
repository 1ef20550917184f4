package io.threatmonitor.benchmarks.ingest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An HTTP request whose events are numbered anew in place before each time it is sent: none is then
 * a repeat, and sending costs next to nothing. Not thread-safe.
 */
final class EventRequest {

    private static final int DIGITS = 12;
    private static final String[] SEVERITIES = {"\"low\"", "\"low\"", "\"medium\"", "\"high\""};

    /** All lines have the same length. */
    static final int LINE_BYTES = line(0).length();

    /** Of all requests of this process. */
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final byte[] bytes;
    private final int[] idEnds;

    private EventRequest(byte[] bytes, int[] idEnds) {
        this.bytes = bytes;
        this.idEnds = idEnds;
    }

    /** One event, that of the line {@code which}. */
    static EventRequest ofOne(String token, int which) {
        return of(head(token, "application/json", LINE_BYTES), which, 1);
    }

    /** So many events, as newline-delimited JSON. */
    static EventRequest ofLines(String token, int lines) {
        return of(head(token, "application/x-ndjson", (long) lines * LINE_BYTES), 0, lines);
    }

    /** The head of a request for so many lines, to be followed by {@link #linesAlone}. */
    static byte[] headOfLines(String token, long lines) {
        return head(token, "application/x-ndjson", lines * LINE_BYTES).getBytes(US_ASCII);
    }

    /** A part of the body of a request. */
    static EventRequest linesAlone(int lines) {
        return of("", 0, lines);
    }

    /** Gives each event a number that none had before; the array stays the same. */
    byte[] renumbered() {
        long number = NUMBERS.getAndAdd(idEnds.length);
        for (int end : idEnds) {
            long rest = number++;
            for (int digit = 0; digit < DIGITS; digit++) {
                bytes[end - 1 - digit] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
        }
        return bytes;
    }

    private static EventRequest of(String head, int first, int lines) {
        var request = new ByteArrayOutputStream();
        request.writeBytes(head.getBytes(US_ASCII));
        var idEnds = new int[lines];
        for (int i = 0; i < lines; i++) {
            String line = line(first + i);
            idEnds[i] = request.size() + line.indexOf('#') + DIGITS + 1;
            request.writeBytes(line.getBytes(US_ASCII));
        }
        return new EventRequest(request.toByteArray(), idEnds);
    }

    private static String head(String token, String contentType, long length) {
        return """
        POST /api/v1/events HTTP/1.1
        Host: 127.0.0.1
        Authorization: Bearer %s
        Content-Type: %s
        Content-Length: %d

        """
                .formatted(token, contentType, length)
                .replace("\n", "\r\n");
    }

    /** Fields whose values differ in length stand before space, which JSON allows. */
    private static String line(int i) {
        int user = i * 31 % 5_000;
        int port = 10_000 + i;
        return """
        {"id":"#%012d","source_name":"web-%03d","event_type":"login_fail","severity":%-8s,\
        "description":"Failed password for user%04d from %s port %d ssh2",\
        "occurred_at":"2026-01-01T09:30:15.250Z","ip_address":"%s",\
        "attributes":{"user":"user%04d","port":%d,"process":"sshd","pid":%d,"facility":"authpriv","attempt":%d}}
        """
                .formatted(
                        0,
                        i % 200,
                        SEVERITIES[i % SEVERITIES.length],
                        user,
                        address(i),
                        port,
                        address(i),
                        user,
                        port,
                        4_000 + i % 1_000,
                        i % 10);
    }

    /** Of no range with a meaning of its own, so that it is looked up. */
    private static String address(int i) {
        return "81.2.69." + (100 + i % 100);
    }
}

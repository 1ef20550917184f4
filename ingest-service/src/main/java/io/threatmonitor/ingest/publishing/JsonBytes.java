package io.threatmonitor.ingest.publishing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.threatmonitor.contracts.WireJson;

import java.util.Arrays;

/**
 * A buffer that JSON (RFC 8259) is written into, again and again. What is plain goes there as it
 * is; all else is left to {@link WireJson}. Not thread-safe.
 */
final class JsonBytes {

    /** The longest text of a {@code long}. */
    private static final int LONGEST_NUMBER = 20;

    private byte[] bytes = new byte[2048];
    private int size;

    void clear() {
        size = 0;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** Text that is JSON. */
    static byte[] ascii(String json) {
        return json.getBytes(US_ASCII);
    }

    void raw(byte[] json) {
        makeRoomFor(json.length);
        System.arraycopy(json, 0, bytes, size, json.length);
        size += json.length;
    }

    void raw(char ascii) {
        makeRoomFor(1);
        bytes[size++] = (byte) ascii;
    }

    /** Anything, as {@link WireJson} writes it. */
    void value(Object value) {
        raw(WireJson.MAPPER.writeValueAsBytes(value));
    }

    void text(String text) {
        int length = text.length();
        makeRoomFor(length + 2);
        int place = size;
        bytes[place++] = '"';
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                value(text); // over what has been written of it
                return;
            }
            bytes[place++] = (byte) c;
        }
        bytes[place++] = '"';
        size = place;
    }

    void number(long number) {
        if (number == Long.MIN_VALUE) {
            value(number); // has no positive counterpart
            return;
        }
        makeRoomFor(LONGEST_NUMBER);
        if (number < 0) {
            bytes[size++] = '-';
        }
        digits(Math.abs(number), digitsOf(Math.abs(number)));
    }

    /** With zeros in front, up to {@code count} digits. */
    void digits(long number, int count) {
        makeRoomFor(count);
        long rest = number;
        for (int place = size + count - 1; place >= size; place--) {
            bytes[place] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += count;
    }

    private static int digitsOf(long number) {
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        return digits;
    }

    private void makeRoomFor(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}

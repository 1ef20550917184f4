package io.threatmonitor.alert.push;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a stream goes over the wire. */
enum StreamEncoding {
    PLAIN(new byte[0]) {
        @Override
        byte[] bytesOf(Frame frame) {
            return frame.bytes();
        }
    },

    /**
     * Without the end that RFC 1952 asks for: its checksum would be over what each browser got, and
     * a stream ends where it is cut.
     */
    GZIP(GzipHeader.BYTES) {
        @Override
        byte[] bytesOf(Frame frame) {
            return frame.deflated();
        }
    };

    private final byte[] opening;

    StreamEncoding(byte[] opening) {
        this.opening = opening;
    }

    /** What goes before the first frame. */
    byte[] opening() {
        return opening.clone();
    }

    abstract byte[] bytesOf(Frame frame);

    /**
     * The best that a browser takes.
     *
     * @param acceptEncoding the header of RFC 9110 section 12.5.3, null without one
     */
    static StreamEncoding acceptedBy(@Nullable String acceptEncoding) {
        return acceptEncoding != null
                        && Arrays.stream(acceptEncoding.split(",")).anyMatch(StreamEncoding::isGzip)
                ? GZIP
                : PLAIN;
    }

    private static boolean isGzip(String coding) {
        List<String> parts =
                Arrays.stream(coding.toLowerCase(Locale.ROOT).split(";", -1))
                        .map(String::strip)
                        .toList();
        return parts.getFirst().equals("gzip")
                && parts.stream().noneMatch(part -> part.matches("q=0(\\.0*)?"));
    }

    private static final class GzipHeader {
        /** RFC 1952 section 2.3: deflate, no flags, no time, fastest, unknown system. */
        private static final byte[] BYTES = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 4, (byte) 0xff};
    }
}

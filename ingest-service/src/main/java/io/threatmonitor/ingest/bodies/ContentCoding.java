package io.threatmonitor.ingest.bodies;

import com.github.luben.zstd.ZstdInputStream;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** The content codings (RFC 9110 section 8.4.1) that a body may have. */
enum ContentCoding {
    IDENTITY {
        @Override
        InputStream decoded(InputStream coded) {
            return coded;
        }
    },
    GZIP {
        @Override
        InputStream decoded(InputStream coded) throws IOException {
            return new GZIPInputStream(coded, BUFFER);
        }
    },
    ZSTD {
        @Override
        InputStream decoded(InputStream coded) throws IOException {
            return new ZstdInputStream(coded).setLongMax(WINDOW_LOG_MAX);
        }
    };

    /** What a 415 tells the sender to use instead (RFC 9110 section 12.5.3). */
    static final String ACCEPTED = "gzip, zstd";

    private static final int BUFFER = 8 * 1024;

    /** RFC 9659 section 3: 8 MB, the most that a decoder of HTTP bodies has to keep. */
    private static final int WINDOW_LOG_MAX = 23;

    /** Reads what {@code coded} says; may read from it at once. */
    abstract InputStream decoded(InputStream coded) throws IOException;

    /**
     * @param name the value of {@code Content-Encoding}
     * @return null for a coding that is not known, and for several on top of each other
     */
    static @Nullable ContentCoding named(@Nullable String name) {
        if (name == null) {
            return IDENTITY;
        }
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> IDENTITY;
            case "gzip", "x-gzip" -> GZIP; // RFC 9110 section 8.4.1.3
            case "zstd" -> ZSTD;
            default -> null;
        };
    }
}

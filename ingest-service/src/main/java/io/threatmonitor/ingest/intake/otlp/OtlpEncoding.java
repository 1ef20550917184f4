package io.threatmonitor.ingest.intake.otlp;

import static java.util.Objects.requireNonNullElse;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

import java.util.Locale;

/** The encodings of OTLP/HTTP, told by the content type. An answer has that of its request. */
enum OtlpEncoding {
    /** OTLP 1.x, "Binary Protobuf Encoding". */
    PROTOBUF(new MediaType("application", "x-protobuf")),
    /** OTLP 1.x, "JSON Protobuf Encoding". */
    JSON(MediaType.APPLICATION_JSON);

    private final MediaType mediaType;

    OtlpEncoding(MediaType mediaType) {
        this.mediaType = mediaType;
    }

    MediaType mediaType() {
        return mediaType;
    }

    /** That of the answer to a request which may be in none of them. */
    static OtlpEncoding ofAnswerTo(HttpServletRequest request) {
        return requireNonNullElse(named(request.getContentType()), JSON);
    }

    /** Null for a content type that is none of OTLP's. */
    static @Nullable OtlpEncoding named(@Nullable String contentType) {
        if (contentType == null) {
            return null;
        }
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        for (OtlpEncoding encoding : values()) {
            if (encoding.mediaType.toString().equals(type)) {
                return encoding;
            }
        }
        return null;
    }
}

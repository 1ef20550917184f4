package io.threatmonitor.ingest.bodies;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import java.io.IOException;

/** A request as if it had been sent without a content coding, of a length that nobody knows yet. */
final class DecompressedRequest extends HttpServletRequestWrapper implements AutoCloseable {

    private static final int UNKNOWN = -1;

    private final ContentCoding coding;
    private @Nullable DecompressedStream body;

    DecompressedRequest(HttpServletRequest request, ContentCoding coding) {
        super(request);
        this.coding = coding;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) {
            body = new DecompressedStream(super.getInputStream(), coding);
        }
        return body;
    }

    @Override
    public int getContentLength() {
        return UNKNOWN;
    }

    @Override
    public long getContentLengthLong() {
        return UNKNOWN;
    }

    @Override
    public @Nullable String getHeader(String name) {
        boolean isAboutTheCodedBody =
                HttpHeaders.CONTENT_ENCODING.equalsIgnoreCase(name)
                        || HttpHeaders.CONTENT_LENGTH.equalsIgnoreCase(name);
        return isAboutTheCodedBody ? null : super.getHeader(name);
    }

    /** Frees what the decompressor holds outside of the heap. */
    @Override
    public void close() throws IOException {
        if (body != null) {
            body.close();
        }
    }
}

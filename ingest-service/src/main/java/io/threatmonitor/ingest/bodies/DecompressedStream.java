package io.threatmonitor.ingest.bodies;

import com.github.luben.zstd.ZstdIOException;

import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.kit.api.ApiException;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;

import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.ZipException;

/**
 * Decompresses as much as is read and no more, so that whoever reads decides how large a body may
 * become.
 */
final class DecompressedStream extends ServletInputStream {

    private final ServletInputStream coded;
    private final ContentCoding coding;
    private @Nullable InputStream decoded;
    private boolean finished;

    DecompressedStream(ServletInputStream coded, ContentCoding coding) {
        this.coded = coded;
        this.coding = coding;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /**
     * @throws ApiException {@code malformed_request} when the data is not what its coding says
     */
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            if (decoded == null) {
                decoded = coding.decoded(coded);
            }
            int read = decoded.read(bytes, offset, length);
            finished = read < 0;
            return read;
        } catch (ZipException | ZstdIOException | EOFException e) {
            throw ApiException.of(
                    ErrorCode.MALFORMED_REQUEST,
                    "The body is not valid " + coding.name().toLowerCase(Locale.ROOT));
        }
    }

    @Override
    public boolean isFinished() {
        return finished;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
        throw new UnsupportedOperationException("A decompressed body is read by blocking");
    }

    @Override
    public void close() throws IOException {
        if (decoded != null) {
            decoded.close();
        }
    }
}

package io.threatmonitor.ingest.bodies;

import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.kit.api.ApiException;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.function.LongSupplier;

/** A body that is given up when it comes too slowly; time that its reader takes does not count. */
final class TimedStream extends ServletInputStream {

    private final ServletInputStream body;
    private final SlowSenderProperties properties;
    private final LongSupplier nanoTime;
    private final Runnable onGivingUp;
    private long waitedNanos;
    private long arrived;

    TimedStream(
            ServletInputStream body,
            SlowSenderProperties properties,
            LongSupplier nanoTime,
            Runnable onGivingUp) {
        this.body = body;
        this.properties = properties;
        this.nanoTime = nanoTime;
        this.onGivingUp = onGivingUp;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /**
     * @throws ApiException {@code request_timeout} when the sender is too slow
     */
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        long start = nanoTime.getAsLong();
        int read;
        try {
            read = body.read(bytes, offset, length);
        } catch (SocketTimeoutException e) {
            throw givenUp();
        }
        waitedNanos += nanoTime.getAsLong() - start;
        arrived += Math.max(read, 0);
        if (waitedNanos > properties.allowedFor(arrived).toNanos()) {
            throw givenUp();
        }
        return read;
    }

    private ApiException givenUp() {
        onGivingUp.run();
        return ApiException.of(ErrorCode.REQUEST_TIMEOUT, ErrorCode.REQUEST_TIMEOUT.sentence());
    }

    @Override
    public int available() throws IOException {
        return body.available();
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}

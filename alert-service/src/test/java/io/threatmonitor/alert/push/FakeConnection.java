package io.threatmonitor.alert.push;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A connection whose other end reads when it is told to. */
final class FakeConnection implements BrowserStream.Connection {

    private final ByteArrayOutputStream got = new ByteArrayOutputStream();
    private boolean reading = true;
    private boolean closed;
    private int writes;

    /** Takes what {@code stream} has from now on. */
    static FakeConnection of(BrowserStream stream) {
        var connection = new FakeConnection();
        stream.connect(connection);
        return connection;
    }

    void stopReading() {
        reading = false;
    }

    void readOn(BrowserStream stream) {
        reading = true;
        stream.proceed();
    }

    @Override
    public boolean isReady() {
        return reading;
    }

    @Override
    public void write(ByteBuffer... bytes) {
        writes++;
        for (ByteBuffer each : bytes) {
            byte[] taken = new byte[each.remaining()];
            each.get(taken);
            got.writeBytes(taken);
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    int writes() {
        return writes;
    }

    byte[] bytes() {
        return got.toByteArray();
    }

    /** All that has come since the last time, but for how long to wait before coming back. */
    String text() {
        String text = got.toString(StandardCharsets.UTF_8);
        got.reset();
        return text.replace("retry: 1000\n\n", "");
    }
}

package io.threatmonitor.alert.push;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A connection whose other end reads when it is told to. */
final class FakeConnection implements BrowserStream.Connection {

    private final ByteArrayOutputStream got = new ByteArrayOutputStream();
    private boolean reading = true;
    private boolean gone;
    private boolean closed;
    private int flushes;

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

    void leave() {
        gone = true;
    }

    @Override
    public boolean isReady() {
        return reading;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        if (gone) {
            throw new IOException("Broken pipe");
        }
        got.writeBytes(bytes);
    }

    @Override
    public void flush() {
        flushes++;
    }

    @Override
    public void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    /** How often what had been written was sent. */
    int flushes() {
        return flushes;
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

package io.threatmonitor.benchmarks.alerting;

import io.threatmonitor.benchmarks.running.BenchmarkException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Many open streams that read all they get and look at none of it, so that the machine is the
 * service's. They accept gzip, as every browser does.
 */
final class Browsers implements AutoCloseable {

    private static final Duration LONGEST_OPENING = Duration.ofMinutes(2);
    private static final int BUFFER = 1 << 18;
    private static final int AHEAD = 200;

    private final Selector selector;
    private final Thread reader;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicLong received = new AtomicLong();
    private volatile boolean closed;

    private Browsers() throws IOException {
        this.selector = Selector.open();
        this.reader = Thread.ofPlatform().name("browsers").daemon().start(this::read);
    }

    /** Returns when all of them have got their first bytes. */
    static Browsers open(URI service, String token, int count) throws IOException {
        var browsers = new Browsers();
        byte[] request =
                """
                GET /api/v1/stream HTTP/1.1\r
                Host: %s\r
                Authorization: Bearer %s\r
                Accept: text/event-stream\r
                Accept-Encoding: gzip\r
                \r
                """
                        .formatted(service.getAuthority(), token)
                        .getBytes(StandardCharsets.US_ASCII);
        long deadline = System.nanoTime() + LONGEST_OPENING.toNanos();
        for (int i = 0; i < count; i++) {
            browsers.connect(service, request);
            browsers.awaitOpen(i - AHEAD, deadline);
        }
        browsers.awaitOpen(count, deadline);
        return browsers;
    }

    /** Streams that the service has ended. */
    int ended() {
        return ended.get();
    }

    /** Bytes that all of them together have got. */
    long received() {
        return received.get();
    }

    private void connect(URI service, byte[] request) throws IOException {
        var channel =
                SocketChannel.open(new InetSocketAddress(service.getHost(), service.getPort()));
        channel.write(ByteBuffer.wrap(request));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
        selector.wakeup();
    }

    private void awaitOpen(int count, long deadline) {
        while (open.get() < count) {
            if (System.nanoTime() > deadline || ended.get() > 0) {
                throw new BenchmarkException(
                        "Only %d streams opened, %d ended".formatted(open.get(), ended.get()));
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private void read() {
        var buffer = ByteBuffer.allocateDirect(BUFFER);
        try {
            while (!closed) {
                selector.select(key -> read(key, buffer));
            }
            selector.keys().forEach(Browsers::close);
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(SelectionKey key, ByteBuffer buffer) {
        buffer.clear();
        try {
            int count = ((SocketChannel) key.channel()).read(buffer);
            if (count < 0) {
                close(key);
                ended.incrementAndGet();
                return;
            }
            received.addAndGet(count);
            if (key.attachment() == null) {
                key.attach(Boolean.TRUE);
                requireAccepted(buffer.flip());
                open.incrementAndGet();
            }
        } catch (IOException e) {
            close(key);
            ended.incrementAndGet();
        }
    }

    private static void requireAccepted(ByteBuffer answer) throws IOException {
        String text = StandardCharsets.ISO_8859_1.decode(answer).toString();
        if (!text.startsWith("HTTP/1.1 200")) {
            throw new IOException(text);
        }
    }

    private static void close(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

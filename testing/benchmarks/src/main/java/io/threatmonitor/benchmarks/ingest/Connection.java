package io.threatmonitor.benchmarks.ingest;

import io.threatmonitor.benchmarks.running.BenchmarkException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A kept connection to the service, with one request at a time. Not thread-safe. */
final class Connection implements AutoCloseable {

    private final SocketChannel channel;
    private final Answer answer = new Answer();

    private Connection(SocketChannel channel) {
        this.channel = channel;
    }

    static Connection to(int port) throws IOException {
        var channel =
                SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        return new Connection(channel);
    }

    SocketChannel channel() {
        return channel;
    }

    void send(byte[] bytes) throws IOException {
        var rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }

    /** Takes what has arrived; null until that is a whole answer, which the next call forgets. */
    boolean receive() throws IOException {
        if (channel.read(answer.buffer()) < 0) {
            throw new BenchmarkException("The service closed a connection: " + answer.text());
        }
        return answer.isComplete();
    }

    Answer awaitAnswer() throws IOException {
        answer.clear();
        while (!receive()) {
            // the next read waits for more
        }
        return answer;
    }

    Answer answer() {
        return answer;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

package io.threatmonitor.benchmarks.http;

import io.threatmonitor.benchmarks.running.BenchmarkException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A kept connection to the service, with one request at a time. Not thread-safe. */
public final class Connection implements AutoCloseable {

    private final SocketChannel channel;
    private final Answer answer;

    private Connection(SocketChannel channel, Answer answer) {
        this.channel = channel;
        this.answer = answer;
    }

    /**
     * @param longestAnswer in bytes
     */
    public static Connection to(int port, int longestAnswer) throws IOException {
        var channel =
                SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        return new Connection(channel, new Answer(longestAnswer));
    }

    public SocketChannel channel() {
        return channel;
    }

    public void send(byte[] bytes) throws IOException {
        var rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }

    /** Takes what has arrived; false until that is a whole answer, which the next call forgets. */
    public boolean receive() throws IOException {
        if (channel.read(answer.buffer()) < 0) {
            throw new BenchmarkException("The service closed a connection: " + answer.text());
        }
        return answer.isComplete();
    }

    public Answer awaitAnswer() throws IOException {
        answer.clear();
        while (!receive()) {
            // the next read waits for more
        }
        return answer;
    }

    public Answer answer() {
        return answer;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

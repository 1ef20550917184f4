package io.threatmonitor.alert.push;

import jakarta.servlet.http.WebConnection;

import org.apache.coyote.http11.upgrade.InternalHttpUpgradeHandler;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SSLSupport;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.apache.tomcat.util.net.SocketWrapperBase.BlockingMode;
import org.apache.tomcat.util.net.SocketWrapperBase.CompletionState;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CompletionHandler;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * The connection of a request that has been answered with the head of a stream, as Tomcat hands it
 * over to protocols that follow HTTP. It needs no thread, and Tomcat has its request and the
 * buffers of that back: a stream that is open for hours takes a fifth of what a request does.
 */
public final class TomcatConnection
        implements InternalHttpUpgradeHandler,
                BrowserStream.Connection,
                CompletionHandler<Long, BrowserStream> {

    /** Bytes that are read at a time, of which there should be none. */
    private static final int IGNORED = 256;

    private @Nullable BrowserStream stream;
    private @Nullable SocketWrapperBase<?> socket;
    private volatile boolean writing;

    /** Says what goes over the connection, once and before Tomcat hands it over. */
    void carry(BrowserStream stream) {
        this.stream = stream;
    }

    @Override
    public void setSocketWrapper(SocketWrapperBase<?> wrapper) {
        socket = wrapper;
    }

    @Override
    public void init(WebConnection connection) {
        stream().connect(this);
    }

    @Override
    public SocketState upgradeDispatch(SocketEvent event) {
        if (event != SocketEvent.OPEN_READ || hasGone()) {
            stream().close();
        }
        return stream().isOpen() ? SocketState.UPGRADED : SocketState.CLOSED;
    }

    @Override
    public boolean isReady() {
        return !writing;
    }

    /** All of it in one call of the system, where the browser reads as it comes. */
    @Override
    public void write(ByteBuffer... bytes) {
        writing = true;
        CompletionState state =
                socket().write(
                                BlockingMode.NON_BLOCK,
                                socket().getWriteTimeout(),
                                TimeUnit.MILLISECONDS,
                                stream(),
                                SocketWrapperBase.COMPLETE_WRITE,
                                this,
                                bytes);
        if (state == CompletionState.INLINE) {
            writing = false;
        }
    }

    @Override
    public void completed(Long count, BrowserStream stream) {
        writing = false;
        stream.proceed();
    }

    @Override
    public void failed(Throwable failure, BrowserStream stream) {
        stream.close();
    }

    @Override
    public void close() {
        socket().close();
    }

    @Override
    public void destroy() {
        stream().close();
    }

    @Override
    public void pause() {
        // The streams are closed before the server stops.
    }

    @Override
    public void timeoutAsync(long now) {
        // Nothing is waited for here.
    }

    @Override
    public void setSslSupport(@Nullable SSLSupport sslSupport) {
        // TLS ends at the gateway.
    }

    /** What a browser says after its request is of no interest, but that it has left. */
    private boolean hasGone() {
        try {
            return socket().read(false, ByteBuffer.allocate(IGNORED)) < 0;
        } catch (IOException e) {
            return true;
        }
    }

    private BrowserStream stream() {
        return Objects.requireNonNull(stream);
    }

    private SocketWrapperBase<?> socket() {
        return Objects.requireNonNull(socket);
    }
}

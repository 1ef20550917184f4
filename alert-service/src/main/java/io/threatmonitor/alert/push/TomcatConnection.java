package io.threatmonitor.alert.push;

import jakarta.servlet.http.WebConnection;

import org.apache.coyote.http11.upgrade.InternalHttpUpgradeHandler;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SSLSupport;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * The connection of a request that has been answered with the head of a stream, as Tomcat hands it
 * over to protocols that follow HTTP. It needs no thread, and Tomcat has its request and the
 * buffers of that back: a stream that is open for hours takes a fifth of what a request does.
 */
public final class TomcatConnection
        implements InternalHttpUpgradeHandler, BrowserStream.Connection {

    /** Bytes that are read at a time, of which there should be none. */
    private static final int IGNORED = 256;

    private @Nullable BrowserStream stream;
    private @Nullable SocketWrapperBase<?> socket;

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
        switch (event) {
            case OPEN_READ -> {
                if (hasGone()) {
                    stream().close();
                }
            }
            case OPEN_WRITE -> stream().proceed();
            case STOP, TIMEOUT, DISCONNECT, ERROR, CONNECT_FAIL -> stream().close();
        }
        return stream().isOpen() ? SocketState.UPGRADED : SocketState.CLOSED;
    }

    @Override
    public boolean isReady() {
        return socket().isReadyForWrite();
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        socket().write(false, bytes, 0, bytes.length);
    }

    @Override
    public void flush() throws IOException {
        boolean incomplete = socket().flush(false);
        if (incomplete) {
            socket().registerWriteInterest();
        }
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

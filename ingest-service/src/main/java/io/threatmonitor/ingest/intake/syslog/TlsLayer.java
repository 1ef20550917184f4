package io.threatmonitor.ingest.intake.syslog;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

import java.io.IOException;
import java.net.Socket;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * TLS as RFC 5425 has it, with the certificate of an SSL bundle. A bundle that is replaced while
 * the service runs holds for the next connection. Senders are known by their address; they are not
 * asked for a certificate.
 */
final class TlsLayer implements StreamServer.Layer {

    private volatile Settings settings;

    private record Settings(SSLContext context, SSLParameters parameters) {

        static Settings of(SslBundle bundle) {
            SSLContext context = bundle.createSslContext();
            SSLParameters parameters = context.getDefaultSSLParameters();
            String[] protocols = bundle.getOptions().getEnabledProtocols();
            String[] ciphers = bundle.getOptions().getCiphers();
            if (protocols != null) {
                parameters.setProtocols(protocols);
            }
            if (ciphers != null) {
                parameters.setCipherSuites(ciphers);
            }
            return new Settings(context, parameters);
        }
    }

    TlsLayer(SslBundles bundles, String name) {
        this.settings = Settings.of(bundles.getBundle(name));
        bundles.addBundleUpdateHandler(name, bundle -> this.settings = Settings.of(bundle));
    }

    /** The handshake takes place with the first reading. */
    @Override
    public Socket over(Socket socket) throws IOException {
        Settings current = settings;
        var layered =
                (SSLSocket) current.context().getSocketFactory().createSocket(socket, null, true);
        layered.setUseClientMode(false);
        layered.setSSLParameters(current.parameters());
        return layered;
    }
}

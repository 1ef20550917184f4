package io.threatmonitor.ingest.intake.syslog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate that holds for a day, made for one run of a test.
 *
 * @param keyStore of the type PKCS12
 */
record SelfSignedCertificate(Path keyStore) {

    static final String PASSWORD = "made for one test";

    static SelfSignedCertificate in(Path folder) {
        try {
            Files.createDirectories(folder);
            Path keyStore = folder.resolve("syslog.p12");
            Files.deleteIfExists(keyStore);
            var keytool =
                    List.of(
                            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                            "-genkeypair",
                            "-keyalg",
                            "EC",
                            "-alias",
                            "syslog",
                            "-dname",
                            "CN=localhost",
                            "-ext",
                            "san=ip:127.0.0.1",
                            "-validity",
                            "1",
                            "-storetype",
                            "PKCS12",
                            "-storepass",
                            PASSWORD,
                            "-keystore",
                            keyStore.toString());
            int code = new ProcessBuilder(keytool).inheritIO().start().waitFor();
            if (code != 0) {
                throw new IllegalStateException("keytool ended with " + code);
            }
            return new SelfSignedCertificate(keyStore);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** For senders that trust this certificate and no other. */
    SSLContext trusting() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyStore)) {
            trusted.load(in, PASSWORD.toCharArray());
        }
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}

package io.threatmonitor.platform.launch;

import io.threatmonitor.platform.state.Credentials;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The key with which the alert service encrypts the secrets of notification channels. It follows
 * from a password of this platform, so that platforms which are older than notifications have one.
 */
final class NotificationKey {

    private NotificationKey() {}

    /** 32 bytes in Base64, the same at each start. */
    static String of(Credentials credentials) {
        String seed = "notification-secrets/" + credentials.database("alert");
        try {
            byte[] key =
                    MessageDigest.getInstance("SHA-256")
                            .digest(seed.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(key);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

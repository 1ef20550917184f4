package io.threatmonitor.alert.notification.channels;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs a webhook so that its receiver knows who sent it and when, as Standard Webhooks 1.0.0 says
 * ("Webhook headers", "Signature scheme"), for whose receivers there are libraries.
 */
final class WebhookSignature {

    static final String ID = "webhook-id";
    static final String TIMESTAMP = "webhook-timestamp";
    static final String SIGNATURE = "webhook-signature";

    private static final String KEY_PREFIX = "whsec_";
    private static final String SCHEME = "v1,";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_KEY = 24;
    private static final int LONGEST_KEY = 64;

    private WebhookSignature() {}

    /** The bytes of a key as it is written; empty where it is none. */
    static Optional<byte[]> keyOf(String text) {
        if (!text.startsWith(KEY_PREFIX)) {
            return Optional.empty();
        }
        try {
            byte[] key = Base64.getDecoder().decode(text.substring(KEY_PREFIX.length()));
            return key.length < SHORTEST_KEY || key.length > LONGEST_KEY
                    ? Optional.empty()
                    : Optional.of(key);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * @param id the same each time that the message is sent
     * @param sentAt of this attempt, for receivers that refuse what is old
     */
    static Map<String, String> headers(byte[] key, String id, Instant sentAt, byte[] body) {
        String timestamp = String.valueOf(sentAt.getEpochSecond());
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return Map.of(
                    ID,
                    id,
                    TIMESTAMP,
                    timestamp,
                    SIGNATURE,
                    SCHEME + Base64.getEncoder().encodeToString(mac.doFinal(body)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

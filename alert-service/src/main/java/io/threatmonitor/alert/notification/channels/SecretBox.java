package io.threatmonitor.alert.notification.channels;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what a channel keeps secret: AES-256-GCM (NIST SP 800-38D), bound to the channel's id so
 * that nobody who can write rows can move one channel's secrets to another. The text holds, in
 * Base64: format (1 byte), key id (4), nonce (12), ciphertext and tag. Thread-safe.
 */
@Component
final class SecretBox {

    private static final byte FORMAT = 1;
    private static final int KEY_BYTES = 32;
    private static final int KEY_ID_BYTES = 4;

    /** NIST SP 800-38D section 8.2: 96 bits; random, for far fewer than 2^32 uses of a key. */
    private static final int NONCE_BYTES = 12;

    private static final int TAG_BITS = 128;

    private final @Nullable Key current;
    private final List<Key> known = new ArrayList<>();
    private final SecureRandom random = new SecureRandom();

    private record Key(ByteBuffer id, SecretKeySpec spec) {}

    SecretBox(ChannelProperties properties) {
        this.current =
                properties.secretKey() == null ? null : key("secret-key", properties.secretKey());
        if (current != null) {
            known.add(current);
        }
        properties
                .previousSecretKeys()
                .forEach(text -> known.add(key("previous-secret-keys", text)));
    }

    boolean canEncrypt() {
        return current != null;
    }

    /**
     * @throws IllegalStateException without a key
     */
    String encrypt(UUID owner, String plain) {
        if (current == null) {
            throw new IllegalStateException("Set threat-monitor.notification.secret-key");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed =
                run(
                        Cipher.ENCRYPT_MODE,
                        current,
                        nonce,
                        owner,
                        plain.getBytes(StandardCharsets.UTF_8));
        byte[] all =
                ByteBuffer.allocate(1 + KEY_ID_BYTES + NONCE_BYTES + sealed.length)
                        .put(FORMAT)
                        .put(current.id().duplicate())
                        .put(nonce)
                        .put(sealed)
                        .array();
        return Base64.getEncoder().encodeToString(all);
    }

    /**
     * @throws IllegalStateException when the key is not known, or the text is not what {@link
     *     #encrypt} made for this owner
     */
    String decrypt(UUID owner, String encrypted) {
        var all = ByteBuffer.wrap(Base64.getDecoder().decode(encrypted));
        if (all.remaining() < 1 + KEY_ID_BYTES + NONCE_BYTES || all.get() != FORMAT) {
            throw new IllegalStateException("The secrets of channel " + owner + " are damaged");
        }
        byte[] keyId = new byte[KEY_ID_BYTES];
        byte[] nonce = new byte[NONCE_BYTES];
        byte[] sealed = new byte[all.get(keyId).get(nonce).remaining()];
        all.get(sealed);
        byte[] plain = run(Cipher.DECRYPT_MODE, keyWith(keyId), nonce, owner, sealed);
        return new String(plain, StandardCharsets.UTF_8);
    }

    private Key keyWith(byte[] id) {
        return known.stream()
                .filter(key -> key.id().equals(ByteBuffer.wrap(id)))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "A channel's secrets were encrypted with a key that is not set; add"
                                        + " it to threat-monitor.notification.previous-secret-keys"));
    }

    private static byte[] run(int mode, Key key, byte[] nonce, UUID owner, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key.spec(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.toString().getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The secrets of channel " + owner + " are damaged", e);
        }
    }

    private static Key key(String setting, String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            bytes = new byte[0];
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    ("Set threat-monitor.notification.%s to 32 random bytes in Base64, such as"
                                    + " `openssl rand -base64 32` makes")
                            .formatted(setting));
        }
        return new Key(idOf(bytes), new SecretKeySpec(bytes, "AES"));
    }

    /** Says nothing of the key, and tells it from others. */
    private static ByteBuffer idOf(byte[] key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
            return ByteBuffer.wrap(Arrays.copyOf(hash, KEY_ID_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

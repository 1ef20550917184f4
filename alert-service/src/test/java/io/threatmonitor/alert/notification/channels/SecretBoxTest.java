package io.threatmonitor.alert.notification.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

class SecretBoxTest {

    private static final UUID OWNER = UUID.randomUUID();
    private static final String KEY = keyOf(1);
    private static final String OTHER_KEY = keyOf(2);

    private final SecretBox box = box(KEY);

    @Test
    void givesBackWhatItWasGiven() {
        String encrypted = box.encrypt(OWNER, "hunter2 \u00e4\uD83D\uDD11");

        assertThat(box.decrypt(OWNER, encrypted)).isEqualTo("hunter2 \u00e4\uD83D\uDD11");
        assertThat(encrypted).doesNotContain("hunter2");
    }

    @Test
    void neverMakesTheSameTwice() {
        assertThat(box.encrypt(OWNER, "same")).isNotEqualTo(box.encrypt(OWNER, "same"));
    }

    @Test
    void refusesWhatBelongsToAnother() {
        String encrypted = box.encrypt(OWNER, "secret");

        assertThatIllegalStateException()
                .isThrownBy(() -> box.decrypt(UUID.randomUUID(), encrypted))
                .withMessageContaining("damaged");
    }

    @Test
    void refusesWhatWasTamperedWith() {
        byte[] bytes = Base64.getDecoder().decode(box.encrypt(OWNER, "secret"));
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] = (byte) (changed[i] ^ 1);
            String text = Base64.getEncoder().encodeToString(changed);

            assertThatIllegalStateException().isThrownBy(() -> box.decrypt(OWNER, text));
        }
        assertThatIllegalStateException().isThrownBy(() -> box.decrypt(OWNER, "AQ=="));
    }

    @Test
    void readsWithAnOldKeyAndWritesWithTheNewOne() {
        String old = box(OTHER_KEY).encrypt(OWNER, "secret");
        var both = box(KEY, OTHER_KEY);

        assertThat(both.decrypt(OWNER, old)).isEqualTo("secret");
        assertThat(box.decrypt(OWNER, both.encrypt(OWNER, "secret"))).isEqualTo("secret");
        assertThatIllegalStateException()
                .isThrownBy(() -> box.decrypt(OWNER, old))
                .withMessageContaining("previous-secret-keys");
    }

    @Test
    void encryptsNothingWithoutAKey() {
        var none = box(null);

        assertThat(none.canEncrypt()).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> none.encrypt(OWNER, "secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"too short", "AAAA", "AAECAwQFBgcICQoLDA0ODw=="})
    void doesNotStartWithAKeyThatIsNone(String key) {
        assertThatThrownBy(() -> box(key)).hasMessageContaining("openssl rand -base64 32");
    }

    private static SecretBox box(@Nullable String key, String... previous) {
        return new SecretBox(
                new ChannelProperties(
                        key, List.of(previous), null, "a@b.test", Duration.ofSeconds(10)));
    }

    private static String keyOf(int filling) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) filling);
        return Base64.getEncoder().encodeToString(key);
    }
}

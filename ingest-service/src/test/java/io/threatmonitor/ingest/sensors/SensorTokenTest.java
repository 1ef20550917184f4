package io.threatmonitor.ingest.sensors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.security.SecureRandom;
import java.util.Objects;

class SensorTokenTest {

    private final SensorToken token = SensorToken.random(new SecureRandom());

    @Test
    void isRecognisedByItsForm() {
        assertThat(token.secret()).matches("tms_[0-9A-Za-z]{49}");
        assertThat(SensorToken.random(new SecureRandom()).secret()).isNotEqualTo(token.secret());
    }

    @Test
    void keepsItsHashWhenItIsReadAgain() {
        var read = Objects.requireNonNull(SensorToken.parse(token.secret()));

        assertThat(read.hash()).isEqualTo(token.hash()).matches("[0-9a-f]{64}");
    }

    @Test
    void isNoTokenWithOneLetterChanged() {
        char changed = token.secret().charAt(10) == 'a' ? 'b' : 'a';

        var text = token.secret().substring(0, 10) + changed + token.secret().substring(11);

        assertThat(SensorToken.parse(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tms_", "tms_short", "eyJhbGciOiJSUzI1NiJ9.e30.x"})
    void knowsWhatIsNoToken(String text) {
        assertThat(SensorToken.parse(text)).isNull();
    }

    @Test
    void isNotPrinted() {
        assertThat(token.toString()).hasSize(11).doesNotContain(token.secret());
    }
}

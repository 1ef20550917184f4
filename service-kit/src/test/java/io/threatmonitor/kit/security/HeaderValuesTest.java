package io.threatmonitor.kit.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.regex.Pattern;

class HeaderValuesTest {

    /** As {@code StrictHttpFirewall} of Spring Security 7 has it. */
    private static final Pattern STANDARD =
            Pattern.compile("[\\p{IsAssigned}&&[[^\\p{IsControl}]||\\t]]*");

    @Test
    void areAllowedWhereSpringSecurityAllowsThem() {
        for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
            String value = "a" + Character.toString(character) + "b";
            assertThat(HeaderValues.areAllowed(value))
                    .as("U+%04X", character)
                    .isEqualTo(STANDARD.matcher(value).matches());
        }
    }

    @Test
    void mayBeEmpty() {
        assertThat(HeaderValues.areAllowed("")).isTrue();
    }
}

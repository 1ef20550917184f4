package io.threatmonitor.kit.ids;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextHashTest {

    /** The first eight bytes of FIPS 180-4's example for "abc", ba7816bf8f01cfea. */
    @Test
    void isTheBeginningOfSha256() {
        assertThat(new TextHash().of("abc")).isEqualTo(0xba7816bf8f01cfeaL);
    }
}

package io.threatmonitor.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpLiteralTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "203.0.113.7",
                "0.0.0.0",
                "255.255.255.255",
                "::",
                "::1",
                "2001:db8::7",
                "2001:DB8:0:0:0:0:0:7",
                "::ffff:203.0.113.7"
            })
    void knowsAnAddress(String text) {
        assertThat(IpLiteral.matches(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "localhost", "example.org", "203.0.113", "203.0.113.256", "203.0.113.07",
                "0x7f.0.0.1", "2130706433", "1.2.3.4.5", " 203.0.113.7", "[::1]", "fe80::1%eth0",
                "2001:db8::7::1", "12345::", "203.0.113.7:80", "::1/64"
            })
    void knowsWhatIsNone(String text) {
        assertThat(IpLiteral.matches(text)).isFalse();
    }
}

package io.threatmonitor.ingest.enrichment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.util.Random;
import java.util.stream.Collectors;

/** The runtime's own reading of addresses says what is right. */
class AddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.3.4",
                "::",
                "::1",
                "1::",
                "2001:DB8::a",
                "2001:db8:0:0:0:0:0:7",
                "1:2:3:4:5:6:7::",
                "::2:3:4:5:6:7:8",
                "1:2:3:4:5:6:7:8",
                "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
                "::ffff:192.0.2.1",
                "64:ff9b::192.0.2.1",
                "::ffff:c000:201"
            })
    void readsWhatTheRuntimeReads(String text) {
        assertThat(Address.of(text)).isEqualTo(Address.of(InetAddress.ofLiteral(text)));
        assertThat(Address.of("<" + text + ">", 1, text.length() + 1)).isEqualTo(Address.of(text));
    }

    @Test
    void readsEachWayToShortenAnAddress() {
        var random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            String text =
                    random.ints(8, 0, 3)
                            .mapToObj(size -> size == 0 ? "0" : group(random, size))
                            .collect(Collectors.joining(":"));
            String shortened = text.replaceFirst("(^|:)0(:0)*(:|$)", "::");
            assertThat(Address.of(shortened))
                    .as(shortened)
                    .isEqualTo(Address.of(InetAddress.ofLiteral(text)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.2.3",
                ":",
                ":::",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:",
                ":1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "1::2::3",
                "12345::",
                "g::",
                "1:::2",
                "example.org"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> Address.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String group(Random random, int size) {
        return Integer.toHexString(size == 1 ? random.nextInt(1, 16) : random.nextInt(1, 65_536));
    }
}

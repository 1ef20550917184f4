package io.threatmonitor.ingest.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Random;

class Ipv4LiteralTest {

    @Test
    void readsWhatTheRuntimeWrites() throws UnknownHostException {
        var random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            int address = random.nextInt();
            String text = text(address);
            assertThat(Ipv4Literal.parse(text)).as(text).isEqualTo(Integer.toUnsignedLong(address));
        }
        assertThat(Ipv4Literal.parse("0.0.0.0")).isZero();
        assertThat(Ipv4Literal.parse("255.255.255.255")).isEqualTo(0xffff_ffffL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "1",
                "1.2.3",
                "1.2.3.",
                ".1.2.3",
                "1..2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "1.2.3.99999999999",
                "01.2.3.4",
                "1.2.3.04",
                "00.0.0.0",
                "1.2.3.4 ",
                "-1.2.3.4",
                "1.2.3.٤",
                "::1",
                "1.2.3.4/8"
            })
    void knowsWhatIsNone(String text) {
        assertThat(Ipv4Literal.parse(text)).isEqualTo(Ipv4Literal.NONE);
    }

    private static String text(int address) throws UnknownHostException {
        byte[] octets = ByteBuffer.allocate(Integer.BYTES).putInt(address).array();
        return InetAddress.getByAddress(octets).getHostAddress();
    }
}

package io.threatmonitor.alert.push;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamEncodingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"gzip", "gzip, deflate, br, zstd", "br;q=1.0, GZIP;q=0.5", "a,gzip ;q=1"})
    void compressesForThoseWhoTakeIt(String accepted) {
        assertThat(StreamEncoding.acceptedBy(accepted)).isEqualTo(StreamEncoding.GZIP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity", "br", "gzip;q=0", "gzip; q=0.000, br", "gzippy", ",;"})
    void compressesForNobodyElse(String accepted) {
        assertThat(StreamEncoding.acceptedBy(accepted)).isEqualTo(StreamEncoding.PLAIN);
    }

    @Test
    void compressesForNobodyWhoDoesNotSay() {
        assertThat(StreamEncoding.acceptedBy(null)).isEqualTo(StreamEncoding.PLAIN);
    }
}

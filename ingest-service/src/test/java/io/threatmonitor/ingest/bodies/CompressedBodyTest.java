package io.threatmonitor.ingest.bodies;

import static io.threatmonitor.ingest.intake.nativeapi.NativeEvents.smallest;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;

import io.threatmonitor.testkit.ServiceTest;
import io.threatmonitor.testkit.http.ApiAnswer;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** What sensors compress, as they send it. */
@ServiceTest
class CompressedBodyTest {

    private static final byte[] EVENT = smallest().getBytes(StandardCharsets.UTF_8);
    private static final String LINES = "application/x-ndjson";

    private final ApiClient sensor;

    CompressedBodyTest(ApiClient api, TestIssuer issuer) {
        this.sensor = api.as(issuer.sensor("sensor-1"));
    }

    @Test
    void isReadAsIfItHadNotBeenCompressed() throws IOException {
        assertThat(post("gzip", gzip(EVENT)).status()).isEqualTo(202);
        assertThat(post("x-gzip", gzip(EVENT)).status()).isEqualTo(202);
        assertThat(post("zstd", Zstd.compress(EVENT)).status()).isEqualTo(202);
        assertThat(post("identity", EVENT).status()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "gzip, gzip"})
    void isTurnedAwayInACodingThatNobodyKnows(String coding) {
        ApiAnswer answer = post(coding, EVENT);
        assertRefused(answer, 415, "unsupported_media_type");
        assertThat(answer.header("Accept-Encoding")).isEqualTo("gzip, zstd");
    }

    @Test
    void isTurnedAwayWhenItIsNotWhatItSays() throws IOException {
        byte[] zip = gzip(EVENT);
        byte[] zstd = Zstd.compress(EVENT);
        assertRefused(post("gzip", EVENT), 400, "malformed_request");
        assertRefused(post("gzip", new byte[0]), 400, "malformed_request");
        assertRefused(post("gzip", Arrays.copyOf(zip, 40)), 400, "malformed_request");
        assertRefused(post("zstd", EVENT), 400, "malformed_request");
        assertRefused(post("zstd", Arrays.copyOf(zstd, 40)), 400, "malformed_request");
    }

    @Test
    void isTurnedAwayWhenItWouldBecomeTooLarge() throws IOException {
        byte[] zeros = new byte[64 << 20];
        assertRefused(post("gzip", gzip(zeros)), 413, "payload_too_large");
        assertRefused(post("zstd", Zstd.compress(zeros)), 413, "payload_too_large");
    }

    @Test
    void isOneLongLineWhenABombIsStreamed() throws IOException {
        ApiAnswer answer =
                sensor.with("Content-Encoding", "gzip")
                        .with("Content-Type", LINES)
                        .post("/api/v1/events", gzip(new byte[64 << 20]));
        assertRefused(answer, 400, "validation_failed");
        assertThat(answer.data().required("received").intValue()).isEqualTo(1);
    }

    /** A frame that asks its reader to keep 128 MB. */
    @Test
    void isTurnedAwayWhenItWouldTakeTooMuchMemoryToDecompress() throws IOException {
        var compressed = new ByteArrayOutputStream();
        try (var out = new ZstdOutputStream(compressed)) {
            out.setLong(27);
            writeEvents(out);
        }
        ApiAnswer answer =
                sensor.with("Content-Encoding", "zstd")
                        .with("Content-Type", LINES)
                        .post("/api/v1/events", compressed.toByteArray());
        assertRefused(answer, 400, "malformed_request");
    }

    private static void writeEvents(OutputStream out) throws IOException {
        String line = smallest().replace("\n", "") + "\n";
        for (int i = 0; i < 100; i++) {
            out.write(line.getBytes(StandardCharsets.UTF_8));
        }
    }

    private ApiAnswer post(String coding, byte[] body) {
        return sensor.with("Content-Encoding", coding).post("/api/v1/events", body);
    }

    private static byte[] gzip(byte[] text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text);
        }
        return bytes.toByteArray();
    }

    private static void assertRefused(ApiAnswer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().required("code").stringValue()).isEqualTo(code);
    }
}

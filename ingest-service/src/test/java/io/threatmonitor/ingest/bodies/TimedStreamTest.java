package io.threatmonitor.ingest.bodies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.kit.api.ApiException;

import jakarta.servlet.ServletInputStream;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.util.unit.DataSize;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

class TimedStreamTest {

    private static final SlowSenderProperties PROPERTIES =
            new SlowSenderProperties(Duration.ofSeconds(20), DataSize.ofBytes(100));

    private final AtomicLong nanoTime = new AtomicLong();
    private final AtomicInteger givenUp = new AtomicInteger();

    @Test
    void givesUpASenderThatKeepsUpNoRate() throws IOException {
        var body = timed(perRead(Duration.ofSeconds(1), 10));
        body.readNBytes(10 * 20);
        assertThatThrownBy(() -> body.readNBytes(100)).satisfies(TimedStreamTest::isTimeout);
        assertThat(givenUp).hasValue(1);
    }

    @Test
    void staysWithASenderThatIsSlowEnough() throws IOException {
        var body = timed(perRead(Duration.ofSeconds(1), 100));
        assertThat(body.readNBytes(100 * 500)).hasSize(100 * 500);
    }

    @Test
    void countsOnlyTheTimeThatTheSenderTakes() throws IOException {
        var body = timed(perRead(Duration.ZERO, 10));
        for (int i = 0; i < 10; i++) {
            assertThat(body.readNBytes(10)).hasSize(10);
            nanoTime.addAndGet(Duration.ofMinutes(1).toNanos());
        }
    }

    @Test
    void givesUpASenderThatIsSilent() {
        var body = timed(TimedStreamTest::timeout);
        assertThatThrownBy(body::read).satisfies(TimedStreamTest::isTimeout);
    }

    /** What arrives with one read. */
    @FunctionalInterface
    private interface Arrival {

        int bytes() throws IOException;
    }

    private ServletInputStream timed(Arrival arrival) {
        var body =
                new DelegatingServletInputStream(InputStream.nullInputStream()) {
                    @Override
                    public int read(byte[] into, int offset, int length) throws IOException {
                        return Math.min(arrival.bytes(), length);
                    }
                };
        return new TimedStream(body, PROPERTIES, nanoTime::get, givenUp::incrementAndGet);
    }

    private Arrival perRead(Duration wait, int bytes) {
        return () -> {
            nanoTime.addAndGet(wait.toNanos());
            return bytes;
        };
    }

    private static int timeout() throws IOException {
        throw new SocketTimeoutException("Read timed out");
    }

    private static void isTimeout(Throwable e) {
        assertThat(e)
                .isInstanceOfSatisfying(
                        ApiException.class,
                        api -> assertThat(api.code()).isEqualTo(ErrorCode.REQUEST_TIMEOUT));
    }
}

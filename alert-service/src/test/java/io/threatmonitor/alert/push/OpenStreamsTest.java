package io.threatmonitor.alert.push;

import static io.threatmonitor.alert.push.Streams.ANALYST;
import static io.threatmonitor.alert.push.Streams.AUDITOR;
import static io.threatmonitor.alert.push.Streams.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class OpenStreamsTest {

    private static final Duration AT_ONCE = Duration.ZERO;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final OpenStreams streams = new OpenStreams(Streams.PROPERTIES, meters);

    @Test
    void givesEachViewerWhatTheyMaySee() throws InterruptedException {
        BrowserStream analyst = streams.open(ANALYST);
        BrowserStream auditor = streams.open(AUDITOR);
        Frame alert = frame(Frame.Kind.ALERT, "x");
        Frame events = frame(Frame.Kind.EVENTS, "x");

        streams.broadcast(alert);
        streams.broadcast(events);

        assertThat(analyst.take(AT_ONCE)).containsExactly(alert, events);
        assertThat(auditor.take(AT_ONCE)).containsExactly(alert);
    }

    @Test
    void closesTheStreamOfABrowserThatFallsBehindAndNoOther() throws InterruptedException {
        BrowserStream slow = streams.open(ANALYST);
        BrowserStream quick = streams.open(ANALYST);

        for (int i = 0; i <= Streams.PROPERTIES.queue(); i++) {
            streams.broadcast(frame(Frame.Kind.ALERT, "x"));
            assertThat(quick.take(AT_ONCE)).hasSize(1);
        }

        assertThat(slow.isOpen()).isFalse();
        assertThat(slow.take(AT_ONCE)).isEmpty();
        assertThat(quick.isOpen()).isTrue();
        assertThat(meters.counter("stream.overflowed").count()).isEqualTo(1);
    }

    @Test
    void wakesWhoeverWaitsWhenAllAreClosed() throws InterruptedException {
        BrowserStream stream = streams.open(ANALYST);

        streams.closeAll();

        assertThat(stream.take(Duration.ofMinutes(1))).isEmpty();
        assertThat(stream.isOpen()).isFalse();
        assertThat(meters.get("stream.open").gauge().value()).isZero();
    }
}

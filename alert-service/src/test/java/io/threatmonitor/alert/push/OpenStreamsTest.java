package io.threatmonitor.alert.push;

import static io.threatmonitor.alert.push.Streams.ALERTS;
import static io.threatmonitor.alert.push.Streams.ANALYST;
import static io.threatmonitor.alert.push.Streams.AUDIT;
import static io.threatmonitor.alert.push.Streams.AUDITOR;
import static io.threatmonitor.alert.push.Streams.MORE_ALERTS;
import static io.threatmonitor.alert.push.Streams.change;
import static io.threatmonitor.alert.push.Streams.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.stream.Collectors.joining;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.threatmonitor.kit.api.ApiException;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

class OpenStreamsTest {

    private static final Duration AT_ONCE = Duration.ZERO;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final OpenStreams streams = new OpenStreams(Streams.PROPERTIES, meters);

    @Test
    void givesEachViewerWhatTheyMaySee() throws InterruptedException {
        BrowserStream analyst = streams.open(ANALYST, null);
        BrowserStream auditor = streams.open(AUDITOR, null);
        Frame alert = frame(Frame.Kind.ALERT, "x");
        Frame events = frame(Frame.Kind.EVENTS, "x");

        streams.broadcast(List.of(alert));
        streams.broadcast(List.of(events));

        assertThat(analyst.take(AT_ONCE)).containsExactly(alert, events);
        assertThat(auditor.take(AT_ONCE)).containsExactly(alert);
    }

    @Test
    void closesTheStreamOfABrowserThatFallsBehindAndNoOther() throws InterruptedException {
        BrowserStream slow = streams.open(ANALYST, null);
        BrowserStream quick = streams.open(ANALYST, null);

        for (int i = 0; i <= Streams.PROPERTIES.queue(); i++) {
            streams.broadcast(List.of(frame(Frame.Kind.ALERT, "x")));
            assertThat(quick.take(AT_ONCE)).hasSize(1);
        }

        assertThat(slow.isOpen()).isFalse();
        assertThat(slow.take(AT_ONCE)).isEmpty();
        assertThat(quick.isOpen()).isTrue();
        assertThat(meters.counter("stream.overflowed").count()).isEqualTo(1);
    }

    @Test
    void goesOnWhereABrowserHadComeToAndLeavesNothingOut() throws InterruptedException {
        streams.startAt(StreamPosition.start());
        publish(change(ALERTS, 0), change(MORE_ALERTS, 0));
        Change missed = change(ALERTS, 1);
        publish(missed);

        BrowserStream back = streams.open(ANALYST, "1.1_");
        Change next = change(ALERTS, 2);
        publish(next);

        assertThat(textOf(back)).isEqualTo(textOf(missed, next));
        assertThat(back.reached()).isEqualTo("3_");
    }

    @Test
    void tellsABrowserFromTooLongAgoToReadTheListsAgain() throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            publish(change(ALERTS, i));
        }

        for (String old : List.of("2_", "0197a2c4-ids-of-before")) {
            BrowserStream back = streams.open(ANALYST, old);
            assertThat(textOf(back)).contains("event: reset").startsWith("id: 10_\n");
        }
        assertThat(meters.counter("stream.reset").count()).isEqualTo(2);
    }

    @Test
    void letsABrowserMissMoreThanMayWaitOtherwise() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            publish(change(ALERTS, i));
        }

        BrowserStream back = streams.open(ANALYST, "0_");
        publish(change(ALERTS, 5));

        assertThat(back.take(AT_ONCE)).hasSize(6);
    }

    @Test
    void knowsHowFarAStreamHasComeThatMaySeeNothingOfIt() throws InterruptedException {
        BrowserStream analyst = streams.open(ANALYST, null);
        publish(change(AUDIT, 0));
        assertThat(analyst.take(AT_ONCE)).isEmpty();
        assertThat(analyst.reached()).isEqualTo("_1");

        publish(change(AUDIT, 1));
        assertThat(analyst.reached()).isEqualTo("_1");
    }

    @Test
    void keepsTheOrderOfWhatDifferentPeopleMaySee() throws InterruptedException {
        BrowserStream analyst = streams.open(ANALYST, null);
        BrowserStream auditor = streams.open(AUDITOR, null);
        Change first = change(ALERTS, 0);
        Change second = change(ALERTS, 1);
        Change audited = change(AUDIT, 0);
        Change third = change(ALERTS, 2);

        publish(first, second, audited, third);

        assertThat(textOf(auditor)).isEqualTo(textOf(first, second, audited, third));
        assertThat(analyst.take(AT_ONCE)).hasSize(2);
    }

    @Test
    void opensNoMoreThanThereMayBe() {
        for (int i = 0; i < Streams.PROPERTIES.mostOpen(); i++) {
            streams.open(ANALYST, null);
        }

        assertThatThrownBy(() -> streams.open(ANALYST, null))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("Too many streams");
    }

    @Test
    void wakesWhoeverWaitsWhenAllAreClosed() throws InterruptedException {
        BrowserStream stream = streams.open(ANALYST, null);

        streams.closeAll();

        assertThat(stream.take(Duration.ofMinutes(1))).isEmpty();
        assertThat(stream.isOpen()).isFalse();
        assertThat(meters.get("stream.open").gauge().value()).isZero();
    }

    private void publish(Change... changes) {
        try (var deflate = new DeflateBlocks()) {
            streams.publish(List.of(changes), List.of(), deflate);
        }
    }

    private static String textOf(BrowserStream stream) throws InterruptedException {
        return stream.take(AT_ONCE).stream().map(OpenStreamsTest::textOf).collect(joining());
    }

    private static String textOf(Change... changes) {
        return Stream.of(changes)
                .map(Change::frame)
                .map(OpenStreamsTest::textOf)
                .collect(joining());
    }

    private static String textOf(Frame frame) {
        return new String(frame.bytes(), StandardCharsets.UTF_8);
    }
}

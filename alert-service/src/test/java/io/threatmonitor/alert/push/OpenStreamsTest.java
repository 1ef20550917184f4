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

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

class OpenStreamsTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final OpenStreams streams = new OpenStreams(Streams.PROPERTIES, meters);

    @Test
    void givesEachViewerWhatTheyMaySee() {
        FakeConnection analyst = open(ANALYST, null);
        FakeConnection auditor = open(AUDITOR, null);
        Frame alert = frame(Frame.Kind.ALERT, "x");
        Frame events = frame(Frame.Kind.EVENTS, "x");

        streams.broadcast(List.of(alert));
        streams.broadcast(List.of(events));

        assertThat(analyst.text()).isEqualTo(textOf(alert) + textOf(events));
        assertThat(auditor.text()).isEqualTo(textOf(alert));
    }

    @Test
    void closesTheStreamOfABrowserThatFallsBehindAndNoOther() {
        FakeConnection slow = open(ANALYST, null);
        FakeConnection quick = open(ANALYST, null);
        slow.stopReading();

        for (int i = 0; i <= Streams.PROPERTIES.queue(); i++) {
            streams.broadcast(List.of(frame(Frame.Kind.ALERT, "x")));
            assertThat(quick.text()).isNotEmpty();
        }

        assertThat(slow.isClosed()).isTrue();
        assertThat(quick.isClosed()).isFalse();
        assertThat(streams.count()).isEqualTo(1);
        assertThat(meters.counter("stream.overflowed").count()).isEqualTo(1);
    }

    @Test
    void goesOnWhereABrowserHadComeToAndLeavesNothingOut() {
        streams.startAt(StreamPosition.start());
        publish(change(ALERTS, 0), change(MORE_ALERTS, 0));
        Change missed = change(ALERTS, 1);
        publish(missed);

        FakeConnection back = open(ANALYST, "1.1_");
        Change next = change(ALERTS, 2);
        publish(next);

        assertThat(back.text()).isEqualTo(textOf(missed, next));
        assertThat(reachedBy(back)).isEqualTo("3_");
    }

    @Test
    void tellsABrowserThatComesBackTheLatestCounters() {
        streams.startAt(StreamPosition.start());
        Frame counters = Frame.of(Frame.Kind.COUNTERS, null, null, "{}");
        Change change = change(ALERTS, 0);
        publish(change);
        try (var deflate = new DeflateBlocks()) {
            streams.publish(List.of(), List.of(counters), deflate);
        }

        assertThat(open(ANALYST, "0_").text()).isEqualTo(textOf(change) + textOf(counters));
        assertThat(open(ANALYST, null).text()).isEmpty();
    }

    @Test
    void tellsABrowserFromTooLongAgoToReadTheListsAgain() {
        for (int i = 0; i < 10; i++) {
            publish(change(ALERTS, i));
        }

        for (String old : List.of("2_", "0197a2c4-ids-of-before")) {
            assertThat(open(ANALYST, old).text()).contains("event: reset").startsWith("id: 10_\n");
        }
        assertThat(meters.counter("stream.reset").count()).isEqualTo(2);
    }

    @Test
    void letsABrowserMissMoreThanMayWaitOtherwise() {
        for (int i = 0; i < 5; i++) {
            publish(change(ALERTS, i));
        }

        BrowserStream back = opened(ANALYST, "0_");
        publish(change(ALERTS, 5));

        assertThat(FakeConnection.of(back).text().split("event: alert", -1)).hasSize(7);
    }

    @Test
    void knowsHowFarAStreamHasComeThatMaySeeNothingOfIt() {
        FakeConnection analyst = open(ANALYST, null);

        publish(change(AUDIT, 0));

        assertThat(analyst.text()).isEmpty();
        assertThat(reachedBy(analyst)).isEqualTo("_1");
    }

    @Test
    void keepsTheOrderOfWhatDifferentPeopleMaySee() {
        FakeConnection analyst = open(ANALYST, null);
        FakeConnection auditor = open(AUDITOR, null);
        Change first = change(ALERTS, 0);
        Change second = change(ALERTS, 1);
        Change audited = change(AUDIT, 0);
        Change third = change(ALERTS, 2);

        publish(first, second, audited, third);

        assertThat(auditor.text()).isEqualTo(textOf(first, second, audited, third));
        assertThat(analyst.text()).isEqualTo(textOf(first, second, third));
    }

    @Test
    void opensNoMoreThanThereMayBe() {
        for (int i = 0; i < Streams.PROPERTIES.mostOpen(); i++) {
            opened(ANALYST, null);
        }

        assertThatThrownBy(() -> opened(ANALYST, null))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("Too many streams");
    }

    @Test
    void sendsAllAway() {
        FakeConnection connection = open(ANALYST, null);

        streams.closeAll();

        assertThat(connection.isClosed()).isTrue();
        assertThat(meters.get("stream.open").gauge().value()).isZero();
    }

    private FakeConnection open(Viewer viewer, @Nullable String lastEventId) {
        return FakeConnection.of(opened(viewer, lastEventId));
    }

    private BrowserStream opened(Viewer viewer, @Nullable String lastEventId) {
        return streams.open(viewer, StreamEncoding.PLAIN, Instant.MAX, lastEventId);
    }

    /** What it hears next of how far it is. */
    private String reachedBy(FakeConnection connection) {
        streams.tend(Instant.EPOCH, Duration.ofSeconds(15));
        return connection.text().lines().findFirst().orElseThrow().substring("id: ".length());
    }

    private void publish(Change... changes) {
        try (var deflate = new DeflateBlocks()) {
            streams.publish(List.of(changes), List.of(), deflate);
        }
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

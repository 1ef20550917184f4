package io.threatmonitor.alert.push;

import static io.threatmonitor.alert.push.Streams.ALERTS;
import static io.threatmonitor.alert.push.Streams.AUDIT;
import static io.threatmonitor.alert.push.Streams.MORE_ALERTS;
import static io.threatmonitor.alert.push.Streams.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.stream.LongStream;

class RecentChangesTest {

    private static final StreamPosition START =
            StreamPosition.start().with(ALERTS, 10).with(MORE_ALERTS, 5).with(AUDIT, 7);

    private final RecentChanges recent = new RecentChanges(4, 1_000);

    RecentChangesTest() {
        recent.startAt(START);
    }

    @Test
    void tellsWhatCameAfterAPositionInOrder() {
        Change first = change(ALERTS, 10);
        Change second = change(AUDIT, 7);
        Change third = change(ALERTS, 11);
        recent.add(first);
        recent.add(second);
        recent.add(third);

        assertThat(recent.since(START))
                .hasValueSatisfying(missed ->
                        assertThat(missed)
                                .containsExactly(first.frame(), second.frame(), third.frame()));
        assertThat(recent.since(START.with(ALERTS, 11)))
                .hasValueSatisfying(missed ->
                        assertThat(missed).containsExactly(second.frame(), third.frame()));
        assertThat(recent.since(recent.position()))
                .hasValueSatisfying(missed -> assertThat(missed).isEmpty());
    }

    /** Replicas read the partitions in another order, and one is ahead of the other. */
    @Test
    void tellsAReaderOfAnotherReplicaWhatThatHadNotComeTo() {
        Change here = change(ALERTS, 10);
        Change both = change(MORE_ALERTS, 5);
        recent.add(both);
        recent.add(here);

        StreamPosition elsewhere = START.with(MORE_ALERTS, 6).with(AUDIT, 20);

        assertThat(recent.since(elsewhere))
                .hasValueSatisfying(missed -> assertThat(missed).containsExactly(here.frame()));
    }

    @Test
    void saysWhenItDoesNotKnowAllThatCameAfter() {
        LongStream.range(10, 15).forEach(offset -> recent.add(change(ALERTS, offset)));

        assertThat(recent.since(START)).isEmpty();
        assertThat(recent.since(START.with(ALERTS, 11)))
                .hasValueSatisfying(missed -> assertThat(missed).hasSize(4));
        assertThat(recent.since(START.with(ALERTS, 11).with(AUDIT, 6))).isEmpty();
    }

    @Test
    void forgetsTheOldestOfMoreBytesThanItMayHoldAndNeverTheLatest() {
        recent.add(change(ALERTS, 10, "x".repeat(600)));
        recent.add(change(ALERTS, 11, "x".repeat(600)));

        assertThat(recent.since(START)).isEmpty();
        assertThat(recent.since(START.with(ALERTS, 11)))
                .hasValueSatisfying(missed -> assertThat(missed).hasSize(1));

        recent.add(change(ALERTS, 12, "x".repeat(5_000)));
        assertThat(recent.since(START.with(ALERTS, 12)))
                .hasValueSatisfying(missed -> assertThat(missed).hasSize(1));
    }

    @Test
    void knowsNothingOfBeforeANewStart() {
        recent.add(change(ALERTS, 10));
        recent.startAt(START.with(ALERTS, 100));

        assertThat(recent.since(START)).isEmpty();
        assertThat(recent.position()).hasToString("100.5_7");
    }
}

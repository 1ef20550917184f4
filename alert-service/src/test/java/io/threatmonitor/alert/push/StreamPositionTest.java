package io.threatmonitor.alert.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.contracts.Topics;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamPositionTest {

    private static final TopicPartition ALERTS_2 = new TopicPartition(Topics.ALERTS, 2);
    private static final TopicPartition AUDIT_0 = new TopicPartition(Topics.AUDIT_ACTIONS, 0);

    @ParameterizedTest
    @ValueSource(strings = {"_", "7.0.12_3.4", "0_", "_999999999999999999"})
    void isWhatItsTextSays(String text) {
        assertThat(StreamPosition.parse(text)).hasToString("Optional[" + text + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "7.",
                ".7_",
                "7_3_1",
                "7,8_1",
                "-1_2",
                "a_b",
                "1234567890123456789_0",
                "2b0c9f5e-8a43-7f0e-9a39-6c2b1d7e4a51"
            })
    void refusesWhatIsNone(String text) {
        assertThat(StreamPosition.parse(text)).isEmpty();
    }

    @Test
    void refusesWhatIsTooLongWithoutReadingIt() {
        assertThat(StreamPosition.parse("1.".repeat(100_000) + "1_1")).isEmpty();
    }

    @Test
    void startsAtTheBeginningOfPartitionsThatItDoesNotKnow() {
        StreamPosition position = StreamPosition.start().with(ALERTS_2, 9);

        assertThat(position.next(ALERTS_2)).isEqualTo(9);
        assertThat(position.next(AUDIT_0)).isZero();
        assertThat(position).hasToString("0.0.9_");
    }

    @Test
    void hasComeFartherOnlyWhereItHasInEveryPartition() {
        StreamPosition earlier = StreamPosition.start().with(ALERTS_2, 9).with(AUDIT_0, 4);
        StreamPosition later = earlier.with(AUDIT_0, 5);
        StreamPosition elsewhere = earlier.with(ALERTS_2, 10);

        assertThat(later.isAtLeast(earlier)).isTrue();
        assertThat(later.isAtLeast(later)).isTrue();
        assertThat(earlier.isAtLeast(later)).isFalse();
        assertThat(later.isAtLeast(elsewhere)).isFalse();
        assertThat(elsewhere.isAtLeast(later)).isFalse();
        assertThat(StreamPosition.start().isAtLeast(earlier)).isFalse();
        assertThat(earlier.isAtLeast(StreamPosition.start())).isTrue();
    }
}

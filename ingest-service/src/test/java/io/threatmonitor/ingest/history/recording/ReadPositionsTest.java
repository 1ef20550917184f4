package io.threatmonitor.ingest.history.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.testkit.ServiceTest;

import org.junit.jupiter.api.Test;

@ServiceTest
class ReadPositionsTest {

    private final ReadPositions positions;

    ReadPositionsTest(ReadPositions positions) {
        this.positions = positions;
    }

    /** More often than there are connections to the database: each rebalance asks. */
    @Test
    void areToldAsOftenAsSomebodyAsks() {
        for (int i = 0; i < 20; i++) {
            assertThat(positions.of("a topic that there is not")).isEmpty();
        }
    }
}

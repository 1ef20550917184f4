package io.threatmonitor.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;

import org.junit.jupiter.api.Test;

import java.util.UUID;

class EventIdsTest {

    private static final Sender SENSOR = new Sender("sensor-1");
    private static final Sender ANOTHER_SENSOR = new Sender("sensor-2");

    private final EventIds ids = new EventIds(UuidCreator::getTimeOrderedEpoch);

    @Test
    void givesANewIdToAnEventWithout() {
        UUID first = ids.idFor(SENSOR, null);
        assertThat(first.version()).isEqualTo(7);
        assertThat(ids.idFor(SENSOR, null)).isNotEqualTo(first);
    }

    @Test
    void derivesTheSameIdFromTheSameSensorAndSendersId() {
        // Pinned: another value would make each repeat of an event that is on its way a new event.
        assertThat(ids.idFor(SENSOR, "a-1")).hasToString("PINNED");
    }

    @Test
    void keepsSensorsOutOfEachOthersIds() {
        assertThat(ids.idFor(SENSOR, "a-1"))
                .isNotEqualTo(ids.idFor(ANOTHER_SENSOR, "a-1"))
                .isNotEqualTo(ids.idFor(SENSOR, "a-2"));
    }
}

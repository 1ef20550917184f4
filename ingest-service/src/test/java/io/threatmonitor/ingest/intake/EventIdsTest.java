package io.threatmonitor.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;

import io.threatmonitor.ingest.sensors.Sender;

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
        // As uuid.uuid5 of Python has it. Another value would make repeats of events new events.
        assertThat(ids.idFor(SENSOR, "a-1")).hasToString("6c57fd77-7fce-593f-8910-390af055dfb6");
    }

    @Test
    void keepsSensorsOutOfEachOthersIds() {
        assertThat(ids.idFor(SENSOR, "a-1"))
                .isNotEqualTo(ids.idFor(ANOTHER_SENSOR, "a-1"))
                .isNotEqualTo(ids.idFor(SENSOR, "a-2"));
    }
}

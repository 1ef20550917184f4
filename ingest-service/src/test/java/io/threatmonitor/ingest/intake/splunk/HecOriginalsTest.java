package io.threatmonitor.ingest.intake.splunk;

import static io.threatmonitor.ingest.intake.IntakeUnderTest.SENSOR;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.ingest.intake.IntakeUnderTest;
import io.threatmonitor.ingest.intake.Submission;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

class HecOriginalsTest {

    private final HecOriginals originals = new HecOriginals(IntakeUnderTest.JSON);

    @Test
    void readAnEnvelopeAsTheCollectorDoes() {
        var event = read("{\"event\": {\"message\": \"hello\"}, \"host\": \"web-01\"}").event();

        assertThat(event).isNotNull();
        assertThat(event.description()).isEqualTo("hello");
        assertThat(event.sourceName()).isEqualTo("web-01");
    }

    /** What stood before broken JSON was accepted, and must not come a second time. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event\": \"taken\"}{\"event\": ",
                "{\"event\": \"taken\"} {\"event\": \"taken\"}",
                "[{\"event\": \"taken\"}]",
                "{\"host\": \"web-01\"}",
                "",
                "7"
            })
    void readNothingButOneEnvelope(String original) {
        assertThat(read(original).event()).isNull();
    }

    private Submission read(String original) {
        return originals.read(HecBatch.FORMAT, original.getBytes(StandardCharsets.UTF_8), SENSOR);
    }
}

package io.threatmonitor.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threatmonitor.contracts.api.ErrorEnvelope.FieldError;
import io.threatmonitor.contracts.event.RejectedEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Its record is headers around bytes, so that its golden sample is one of headers. */
class RejectedEventTest {

    private static final byte[] ORIGINAL = {'{', (byte) 0xff};

    private final Map<String, String> golden = new HashMap<>();

    RejectedEventTest() throws IOException {
        try (var sample =
                RejectedEventTest.class.getResourceAsStream(
                        "/golden/rejected-event-headers.json")) {
            assertThat(sample).isNotNull();
            var text = new String(sample.readAllBytes(), StandardCharsets.UTF_8);
            WireJson.MAPPER
                    .readTree(text)
                    .properties()
                    .forEach(
                            header -> golden.put(header.getKey(), header.getValue().stringValue()));
        }
    }

    @Test
    void readsAndWritesTheSampleUnchanged() {
        var event = RejectedEvent.of(golden::get, ORIGINAL);

        var written = new HashMap<>(event.headers());
        written.put(CloudEvents.ID, event.id().toString());
        written.put(CloudEvents.TIME, event.receivedAt().toString());
        assertThat(written).isEqualTo(golden);
        assertThat(event.errors()).containsExactly(new FieldError("severity", "is required"));
        assertThat(event.key()).isEqualTo("web-01");
        assertThat(event.original()).isSameAs(ORIGINAL);
    }

    @Test
    void isKeyedByItsSensorWhereNothingMoreIsKnown() {
        golden.remove(CloudEvents.SUBJECT);

        assertThat(RejectedEvent.of(golden::get, ORIGINAL).key()).isEqualTo("sensor-1");
    }

    @ParameterizedTest
    @CsvSource({"ce_id, 7", "ce_time, yesterday", "ce_originalsize, many", "ce_errors, none"})
    void isNotReadFromOtherHeaders(String header, String wrong) {
        golden.put(header, wrong);
        assertThatThrownBy(() -> RejectedEvent.of(golden::get, ORIGINAL))
                .isInstanceOfAny(
                        IllegalArgumentException.class, tools.jackson.core.JacksonException.class);

        golden.remove(header);
        assertThatThrownBy(() -> RejectedEvent.of(golden::get, ORIGINAL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(header);
    }
}

package io.threatmonitor.ingest.intake.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import io.threatmonitor.contracts.event.EventType;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.contracts.event.Severity;
import io.threatmonitor.ingest.intake.Acceptance.Accepted;
import io.threatmonitor.ingest.intake.Acceptance.Rejected;
import io.threatmonitor.ingest.intake.IntakeUnderTest;
import io.threatmonitor.kit.api.ApiException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the SDK of CloudEvents sends, in each mode. */
class CloudEventReadingTest {

    private static final CloudEvent EVENT =
            CloudEventBuilder.v1()
                    .withId("a-1")
                    .withSource(URI.create("https://idp.example/realm"))
                    .withType("com.example.login_fail")
                    .withTime(OffsetDateTime.parse("2026-11-22T12:00:00Z"))
                    .withSubject("kate €")
                    .withExtension("severity", "high")
                    .withData(
                            "application/json",
                            "{\"user\": \"kate\", \"ip_address\": \"203.0.113.7\"}"
                                    .getBytes(StandardCharsets.UTF_8))
                    .build();

    private final IntakeUnderTest behind = new IntakeUnderTest();
    private final CloudEventReader reader = new CloudEventReader(IntakeUnderTest.PROPERTIES);

    @Test
    void readsBinaryMode() {
        var headers = new HashMap<String, String>();
        var body = new byte[1][];
        var _ =
                HttpMessageFactory.createWriter(headers::put, bytes -> body[0] = bytes)
                        .writeBinary(EVENT);

        isTheEvent(accepted(body[0], headers));
    }

    @Test
    void readsStructuredMode() {
        isTheEvent(accepted(structured(), Map.of("content-type", CloudEventReader.STRUCTURED)));
    }

    @Test
    void readsABatchAndLeavesItsGoodEvents() {
        String json = new String(structured(), StandardCharsets.UTF_8);
        byte[] batch = ("[" + json + ",{\"id\":\"x\"},7]").getBytes(StandardCharsets.UTF_8);

        var acceptances =
                behind.intake.accept(
                        reader.read(
                                batch, CloudEventReader.BATCH, Map.of(), IntakeUnderTest.SENSOR),
                        IntakeUnderTest.SENSOR);
        assertThat(acceptances)
                .extracting(Object::getClass)
                .containsExactly(Accepted.class, Rejected.class, Rejected.class);
        isTheEvent(behind.events.last());
    }

    @Test
    void readsWhatWasKeptAsItWasReadAtFirst() {
        byte[] batch =
                ("[" + new String(structured(), StandardCharsets.UTF_8) + ",7]")
                        .getBytes(StandardCharsets.UTF_8);
        for (var once :
                reader.read(batch, CloudEventReader.BATCH, Map.of(), IntakeUnderTest.SENSOR)) {
            var again =
                    new CloudEventOriginals(reader)
                            .read(once.format(), once.original().bytes(), IntakeUnderTest.SENSOR);
            assertThat(again.event()).isEqualTo(once.event());
            assertThat(again.problems()).isEqualTo(once.problems());
        }
    }

    @Test
    void givesTheSameEventTheSameIdInEachMode() {
        var once = accepted(structured(), Map.of("content-type", CloudEventReader.STRUCTURED));
        var again = accepted(structured(), Map.of("content-type", CloudEventReader.STRUCTURED));
        assertThat(again.id()).isEqualTo(once.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1", "{\"id\": 1, \"id\": 2}"})
    void refusesWhatIsNoJson(String body) {
        assertThatThrownBy(() ->
                        reader.read(
                                body.getBytes(StandardCharsets.UTF_8),
                                CloudEventReader.STRUCTURED,
                                Map.of(),
                                IntakeUnderTest.SENSOR))
                .isInstanceOf(ApiException.class);
    }

    private static byte[] structured() {
        return new JsonFormat().serialize(EVENT);
    }

    private SecurityEvent accepted(byte[] body, Map<String, String> headers) {
        var attributes = new HashMap<String, String>();
        var types = new HashMap<String, String>();
        headers.forEach((name, value) -> {
            String header = name.toLowerCase(Locale.ROOT);
            if (header.startsWith("ce-")) {
                attributes.put(header.substring(3), value);
            } else {
                types.put(header, value);
            }
        });
        var submissions =
                reader.read(body, types.get("content-type"), attributes, IntakeUnderTest.SENSOR);
        var fresh = new IntakeUnderTest(); // knows no event yet that this could repeat
        assertThat(fresh.intake.accept(submissions, IntakeUnderTest.SENSOR))
                .hasOnlyElementsOfType(Accepted.class);
        return fresh.events.last();
    }

    private static void isTheEvent(SecurityEvent event) {
        assertThat(event.sourceName()).isEqualTo("https://idp.example/realm");
        assertThat(event.eventType()).isEqualTo(EventType.LOGIN_FAIL);
        assertThat(event.severity()).isEqualTo(Severity.HIGH);
        assertThat(event.description()).isEqualTo("kate €");
        assertThat(event.ipAddress()).isEqualTo("203.0.113.7");
        assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-11-22T12:00:00Z"));
        assertThat(event.attributes()).containsEntry("user", "kate");
        assertThat(List.of(event.format())).containsExactly("cloudevents");
    }
}

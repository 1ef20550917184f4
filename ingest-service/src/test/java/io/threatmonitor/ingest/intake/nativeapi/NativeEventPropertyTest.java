package io.threatmonitor.ingest.intake.nativeapi;

import static io.threatmonitor.ingest.intake.IntakeUnderTest.SENSOR;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.contracts.WireJson;
import io.threatmonitor.contracts.event.SecurityEvent;
import io.threatmonitor.ingest.intake.Acceptance.Accepted;
import io.threatmonitor.ingest.intake.Acceptance.Rejected;
import io.threatmonitor.ingest.intake.IntakeUnderTest;
import io.threatmonitor.ingest.intake.SentBytes;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a sensor sends, it is answered, and what is accepted can be read by everybody. */
class NativeEventPropertyTest {

    private static final String FULL =
            """
            {"id": "a-1", "source_name": "web-01", "event_type": "bruteforce", "severity": "HIGH",
             "description": "312 failed logins", "occurred_at": "2026-11-22T14:00:00+01:00",
             "ip_address": "2001:db8::7", "geo": {"country_code": "DE", "latitude": 52.5},
             "device": {"type": "server"}, "request": {"method": "GET", "headers": {"a": "b"}},
             "attributes": {"n": 1e3, "list": [1, null, true, "\\ud83d\\udd25"]}, "more": {}}
            """;

    private final NativeEventReader reader = new NativeEventReader(IntakeUnderTest.PROPERTIES);

    @Property
    void anythingIsAcceptedOrRejected(@ForAll("bodies") byte[] body) {
        var behind = new IntakeUnderTest();

        var acceptance = behind.intake.accept(reader.read(body), SENSOR);

        switch (acceptance) {
            case Accepted _ -> {
                SecurityEvent event = behind.events.last();
                byte[] json = WireJson.MAPPER.writeValueAsBytes(event);
                assertThat(WireJson.MAPPER.readValue(json, SecurityEvent.class).id())
                        .isEqualTo(event.id());
            }
            case Rejected(var errors) -> {
                assertThat(errors).isNotEmpty();
                assertThat(behind.rejected)
                        .singleElement()
                        .satisfies(kept -> assertThat(kept.original()).isEqualTo(body));
            }
            default -> throw new AssertionError(acceptance);
        }
    }

    @Provide
    Arbitrary<byte[]> bodies() {
        return Arbitraries.oneOf(
                SentBytes.anything(), SentBytes.nearly(FULL, NativeEvents.smallest()));
    }
}

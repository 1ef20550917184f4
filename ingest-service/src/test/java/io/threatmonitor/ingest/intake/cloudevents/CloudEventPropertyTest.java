package io.threatmonitor.ingest.intake.cloudevents;

import static io.threatmonitor.ingest.intake.IntakeUnderTest.SENSOR;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.contracts.api.ErrorCode;
import io.threatmonitor.ingest.intake.Acceptance;
import io.threatmonitor.ingest.intake.IntakeUnderTest;
import io.threatmonitor.ingest.intake.SentBytes;
import io.threatmonitor.ingest.intake.Submission;
import io.threatmonitor.kit.api.ApiException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.List;
import java.util.Map;

/** Whatever is sent in whichever mode is refused as a whole, or is a list of submissions. */
class CloudEventPropertyTest {

    private static final String EVENT =
            """
            {"specversion": "1.0", "id": "1", "source": "/web-01", "type": "com.example.malware",
             "time": "2026-11-22T14:00:00Z", "severity": "high", "subject": "A",
             "data": {"ip_address": "203.0.113.7", "message": "hello \\ud83d\\udd25"}}
            """;

    private static final Map<String, String> HEADERS =
            Map.of("specversion", "1.0", "id", "1", "source", "/web-01", "type", "t%20t");

    private final CloudEventReader reader = new CloudEventReader(IntakeUnderTest.PROPERTIES);

    @Property
    void anythingIsReadOrRefused(
            @ForAll("bodies") byte[] body, @ForAll("types") String contentType) {
        List<Submission> submissions;
        try {
            submissions = reader.read(body, contentType, HEADERS, SENSOR);
        } catch (ApiException e) {
            assertThat(e.code())
                    .isIn(ErrorCode.MALFORMED_REQUEST, ErrorCode.UNSUPPORTED_MEDIA_TYPE);
            return;
        }
        assertThat(new IntakeUnderTest().intake.accept(submissions, SENSOR))
                .hasSameSizeAs(submissions)
                .doesNotHaveAnyElementsOfTypes(Acceptance.Unavailable.class);
    }

    @Provide
    Arbitrary<byte[]> bodies() {
        return Arbitraries.oneOf(
                SentBytes.anything(), SentBytes.nearly(EVENT, "[%s,%s]".formatted(EVENT, EVENT)));
    }

    @Provide
    Arbitrary<String> types() {
        return Arbitraries.of(
                CloudEventReader.STRUCTURED,
                CloudEventReader.BATCH,
                "application/json; charset=utf-8",
                "text/plain",
                "application/cloudevents+avro");
    }
}

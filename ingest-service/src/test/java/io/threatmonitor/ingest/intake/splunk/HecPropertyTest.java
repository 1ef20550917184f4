package io.threatmonitor.ingest.intake.splunk;

import static io.threatmonitor.ingest.intake.IntakeUnderTest.SENSOR;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.ingest.intake.BatchProperties;
import io.threatmonitor.ingest.intake.IntakeUnderTest;
import io.threatmonitor.ingest.intake.SentBytes;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;

import java.io.IOException;

/** Whatever a forwarder sends, it gets an answer of the collector, and nothing else. */
class HecPropertyTest {

    private static final String EVENTS =
            """
            {"time": "1790000000.250", "host": "web-01", "event": "one", "fields": {"a": 1}}
            {"event": {"severity": "critical", "message": "two", "deep": [{"a": null}]}}
            """;

    private final IntakeUnderTest behind = new IntakeUnderTest();
    private final HecController collector =
            new HecController(
                    behind.intake,
                    IntakeUnderTest.JSON,
                    new Acknowledgements(),
                    new BatchProperties(DataSize.ofMegabytes(1)));
    private final HecOriginals originals = new HecOriginals(IntakeUnderTest.JSON);

    @Property
    void anyBodyIsAnswered(@ForAll("bodies") byte[] body) throws IOException {
        assertThat(collector.events(request(body), SENSOR).getStatusCode().value()).isIn(200, 400);
    }

    @Property
    void anyRawBodyIsAnswered(@ForAll("bodies") byte[] body) throws IOException {
        assertThat(collector.raw(request(body), SENSOR).getStatusCode().value()).isIn(200, 400);
    }

    @Property
    void anyOriginalIsRead(@ForAll("bodies") byte[] original) {
        var submission = originals.read(HecBatch.FORMAT, original, SENSOR);

        assertThat(submission.event() == null).isNotEqualTo(submission.problems().isEmpty());
        assertThat(submission.original().bytes()).isEqualTo(original);
    }

    @Provide
    Arbitrary<byte[]> bodies() {
        return Arbitraries.oneOf(
                SentBytes.anything(), SentBytes.nearly(EVENTS, "[" + EVENTS.strip() + "]"));
    }

    private static MockHttpServletRequest request(byte[] body) {
        var request = new MockHttpServletRequest("POST", "/services/collector");
        request.setContent(body);
        return request;
    }
}

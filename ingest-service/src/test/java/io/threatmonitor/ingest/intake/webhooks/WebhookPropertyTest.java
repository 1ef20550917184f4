package io.threatmonitor.ingest.intake.webhooks;

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

import org.jspecify.annotations.Nullable;

import java.util.List;

/** No mapping fails, whatever the fields of an object hold and whoever's object it is. */
class WebhookPropertyTest {

    private static final String[] SAMPLES = {
        """
        {"receiver": "x", "groupKey": {}, "alerts": [7, null, [], {"labels": [], "status": {}}]}
        """,
        """
        {"receiver": "x", "groupKey": "g", "alerts": [
          {"status": "resolved", "fingerprint": "1", "startsAt": "2026-11-22T12:00:00Z",
           "endsAt": "2026-11-22T13:00:00.5+01:00", "annotations": {"summary": "Down"},
           "labels": {"alertname": "Down", "severity": "page", "instance": "[2001:db8::1]:9100"}}]}
        """,
        """
        {"rule": "Shell", "priority": "Warning", "output": "A shell", "hostname": "n-1",
         "time": "2026-11-22T12:00:00Z", "tags": ["mitre_execution", 7], "output_fields": {}}
        """,
        """
        {"timestamp": "2026-11-22T12:00:00.000001+0000", "event_type": "alert", "flow_id": 1,
         "src_ip": "203.0.113.7", "dest_ip": "10.0.0.1", "host": "ids-1",
         "alert": {"severity": 1, "signature": "SQL", "category": "Web Application Attack"}}
        """,
        """
        {"rule": {"level": 12, "description": "sshd", "groups": ["authentication_failed"]},
         "agent": {"name": "a-1"}, "manager": {"name": "m"}, "id": "1.2", "decoder": {}}
        """,
        """
        {"class_uid": 3002, "status_id": 2, "severity_id": 4, "time": 1790000000000,
         "metadata": {"uid": "u", "product": {"name": "p"}}, "message": "no"}
        """,
        """
        {"winlog": {"event_id": "4625", "channel": "Security", "computer_name": "dc-1",
          "record_id": 7, "event_data": {"IpAddress": "203.0.113.7"}}, "@timestamp": "never"}
        """
    };

    private static final List<WebhookMapping> MAPPINGS =
            List.of(
                    new FalcoMapping(),
                    new AlertmanagerMapping(),
                    new SuricataMapping(),
                    new WazuhMapping(),
                    new OcsfMapping(),
                    new WindowsMapping());

    private final WebhookReader reader =
            new WebhookReader(new SentObjects(IntakeUnderTest.PROPERTIES), MAPPINGS);

    @Property
    void anythingIsReadOrRefused(@ForAll("bodies") byte[] body) {
        isReadOrRefused(body, null);
    }

    @Property
    void anythingIsReadOrRefusedAsAnyKind(
            @ForAll("bodies") byte[] body, @ForAll("mappings") WebhookMapping mapping) {
        isReadOrRefused(body, mapping);
    }

    private void isReadOrRefused(byte[] body, @Nullable WebhookMapping mapping) {
        List<Submission> submissions;
        try {
            submissions = reader.read(body, mapping, SENSOR);
        } catch (ApiException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED_REQUEST);
            return;
        }
        assertThat(new IntakeUnderTest().intake.accept(submissions, SENSOR))
                .hasSameSizeAs(submissions)
                .doesNotHaveAnyElementsOfTypes(Acceptance.Unavailable.class);
    }

    @Provide
    Arbitrary<byte[]> bodies() {
        return Arbitraries.oneOf(SentBytes.anything(), SentBytes.nearly(SAMPLES));
    }

    @Provide
    Arbitrary<WebhookMapping> mappings() {
        return Arbitraries.of(MAPPINGS);
    }
}

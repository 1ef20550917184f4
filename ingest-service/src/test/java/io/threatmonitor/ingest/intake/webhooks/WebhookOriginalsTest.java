package io.threatmonitor.ingest.intake.webhooks;

import static io.threatmonitor.ingest.intake.IntakeUnderTest.SENSOR;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.ingest.intake.IntakeUnderTest;
import io.threatmonitor.ingest.intake.Submission;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;

class WebhookOriginalsTest {

    private final WebhookReader reader =
            new WebhookReader(
                    new SentObjects(IntakeUnderTest.PROPERTIES),
                    List.of(new AlertmanagerMapping(), new FalcoMapping()));
    private final WebhookOriginals originals = new WebhookOriginals(reader);

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                {"receiver": "x", "groupKey": "g", "alerts": [
                  {"status": "firing", "fingerprint": "1", "startsAt": "2026-11-22T12:00:00Z",
                   "labels": {"alertname": "Down", "severity": "page", "instance": "db-1:9100"}},
                  {"status": "resolved", "fingerprint": "2", "labels": {"alertname": "Full"}}]}
                """,
                """
                {"rule": "Shell", "priority": "Warning", "output": "A shell", "hostname": "n-1",
                 "uuid": "5f6b", "tags": ["mitre_execution"]}
                """
            })
    void readEachEventOfAWebhookAsItWasReadAtFirst(String body) {
        List<Submission> first = reader.read(body.getBytes(StandardCharsets.UTF_8), null, SENSOR);

        assertThat(first).isNotEmpty();
        for (Submission once : first) {
            Submission again = originals.read(once.format(), once.original().bytes(), SENSOR);
            assertThat(again.event()).isNotNull().isEqualTo(once.event());
            assertThat(again.format()).isEqualTo(once.format());
        }
    }

    @Test
    void readNothingOfWhatIsNoObject() {
        assertThat(originals.read("falco", new byte[] {'7'}, SENSOR).event()).isNull();
    }
}

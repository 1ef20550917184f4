package io.threatmonitor.ingest.rejections.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.threatmonitor.contracts.event.RejectedEvent;
import io.threatmonitor.testkit.ServiceTest;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

@ServiceTest
class RejectionRetentionTest {

    private final RejectionRetention retention;
    private final RejectionRecorder recorder;
    private final ApiClient analyst;
    private final Clock clock;

    RejectionRetentionTest(
            RejectionRetention retention,
            RejectionRecorder recorder,
            ApiClient api,
            TestIssuer issuer,
            Clock clock) {
        this.retention = retention;
        this.recorder = recorder;
        this.analyst = api.as(issuer.analyst());
        this.clock = clock;
    }

    @Test
    void forgetsWhatIsOlderThanAWeekAndNothingElse() {
        UUID old = recordedBefore(Duration.ofDays(7).plusMinutes(1));
        UUID young = recordedBefore(Duration.ofDays(7).minusMinutes(1));

        retention.forget();

        assertThat(statusOf(old)).isEqualTo(404);
        assertThat(statusOf(young)).isEqualTo(200);
    }

    private UUID recordedBefore(Duration age) {
        UUID id = UUID.randomUUID();
        recorder.record(
                List.of(
                        new RejectedEvent(
                                id,
                                clock.instant().minus(age),
                                "sensor-1",
                                null,
                                "native",
                                List.of(),
                                0,
                                new byte[0])));
        return id;
    }

    private int statusOf(UUID id) {
        return analyst.get("/api/v1/rejected-events/" + id).status();
    }
}

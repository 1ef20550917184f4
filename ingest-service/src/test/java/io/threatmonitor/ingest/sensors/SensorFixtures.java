package io.threatmonitor.ingest.sensors;

import io.github.bucket4j.TimeMeter;
import io.threatmonitor.testkit.http.ApiClient;
import io.threatmonitor.testkit.identity.TestIssuer;

import java.util.Map;
import java.util.Optional;

/** What tests of the intake need of sensors. */
public final class SensorFixtures {

    private SensorFixtures() {}

    /** Lets everybody send as much as they like. */
    public static Quotas noLimits() {
        return limits(1_000_000, 1_000_000);
    }

    /** The same quota for everybody. */
    public static Quotas limits(int eventsPerSecond, int burst) {
        return quotas(new Quota(eventsPerSecond, burst), TimeMeter.SYSTEM_MILLISECONDS);
    }

    /** Registers a sensor and issues a token to it, which holds at once. */
    public static String token(ApiClient api, TestIssuer issuer, String sensorId) {
        ApiClient admin = api.as(issuer.admin());
        admin.post(
                "/api/v1/sensors",
                Map.of("id", sensorId, "name", "Test", "owner", "test team", "kind", "test"));
        return admin.post("/api/v1/sensors/" + sensorId + "/tokens", Map.of())
                .data()
                .required("token")
                .stringValue();
    }

    static Quotas quotas(Quota usual, TimeMeter time) {
        return new Quotas(id -> Optional.empty(), usual, time);
    }
}

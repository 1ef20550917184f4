package io.threatmonitor.e2e;

import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who is kept out, with which answer, and what the trail says of it. */
class AccessTest {

    private static RunningPlatform platform;

    @BeforeAll
    static void start() {
        platform = RunningPlatform.shared();
    }

    @Test
    void aRequestWithoutATokenIsRefusedAndRecorded() {
        refusesAsUnauthenticated(null);
    }

    @Test
    void aTokenWhoseSignatureIsWrongIsRefusedAndRecorded() {
        String token = platform.tokenOf("demo-sensor");
        refusesAsUnauthenticated(token.substring(0, token.length() - 8) + "AAAAAAAA");
    }

    @Test
    void anExpiredTokenIsRefusedAndRecorded() {
        refusesAsUnauthenticated(platform.keycloak().expiredToken());
    }

    @Test
    void aTokenForAnotherAudienceIsRefusedAndRecorded() {
        refusesAsUnauthenticated(platform.keycloak().tokenForAnotherAudience());
    }

    @Test
    void anAnalystMayNotPublishEvents() {
        String path = "/api/v1/events";
        platform.as("analyst")
                .post(path, Sensor.event("high", Sensor.newSource(), UUID.randomUUID().toString()))
                .expectError(403, "forbidden");

        seesInTrail(
                action ->
                        action.path("action").asString().equals("access_denied")
                                && action.path("actor").path("username").asString().equals("analyst")
                                && action.path("target").path("id").asString().equals("POST " + path));
    }

    /** The path is unknown on purpose: it tells this request from every other one in the trail. */
    private static void refusesAsUnauthenticated(String token) {
        String path = "/api/v1/events/" + UUID.randomUUID();
        var caller = new Api(platform.baseUrl(), () -> token);

        caller.get(path).expectError(401, "unauthenticated");

        seesInTrail(action -> action.path("target").path("id").asString().equals("GET " + path));
    }

    private static void seesInTrail(Predicate<JsonNode> wanted) {
        Eventually.seen(
                () -> platform.as("auditor").get("/api/v1/audit?outcome=denied&limit=200").data().path("results").values().stream().toList(),
                wanted);
    }
}

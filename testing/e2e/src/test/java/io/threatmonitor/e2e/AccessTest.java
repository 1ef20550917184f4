package io.threatmonitor.e2e;

import io.threatmonitor.platform.access.Role;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** Who is kept out, with which answer, and what the trail says of it. */
class AccessTest {

    private static RunningPlatform platform;
    private static Realm.SigningKey key;

    @BeforeAll
    static void start() {
        platform = RunningPlatform.shared();
        key = platform.realm().addSigningKey();
    }

    /** Without this one the refusals below would prove nothing. */
    @Test
    void aTokenOfTheRealmThatHoldsIsTaken() {
        new Api(platform.baseUrl(), () -> key.sign(key.analyst()))
                .get("/api/v1/events")
                .expect(200);
    }

    @Test
    void aRequestWithoutATokenIsRefusedAndRecorded() {
        refusesAndRecords(null);
    }

    @Test
    void aTokenThatWasTamperedWithIsRefusedAndRecorded() {
        String token = key.sign(key.analyst());
        int signature = token.lastIndexOf('.') + 1;
        char other = token.charAt(signature) == 'A' ? 'B' : 'A';
        refusesAndRecords(token.substring(0, signature) + other + token.substring(signature + 1));
    }

    @Test
    void anExpiredTokenIsRefusedAndRecorded() {
        Instant anHourAgo = Instant.now().minusSeconds(3_600);
        refusesAndRecords(key.sign(key.analyst().expirationTime(Date.from(anHourAgo))));
    }

    @Test
    void aTokenForAnotherAudienceIsRefusedAndRecorded() {
        refusesAndRecords(key.sign(key.analyst().audience("account")));
    }

    @Test
    void aTokenOfAnotherIssuerIsRefusedAndRecorded() {
        refusesAndRecords(
                key.sign(key.analyst().issuer(platform.baseUrl() + "/auth/realms/master")));
    }

    @Test
    void anAnalystMayNotPublishEvents() {
        platform.as(Role.ANALYST)
                .post("/api/v1/events", Sensor.event("high", Sensor.newSource(), "1"))
                .expectError(403, "forbidden");

        seesInTrail(action ->
                action.path("action").asString().equals("access_denied")
                        && actor(action).equals("analyst")
                        && target(action).equals("POST /api/v1/events"));
    }

    /** The path is new each time: it tells this request from every other one in the trail. */
    private static void refusesAndRecords(@Nullable String token) {
        String path = "/api/v1/events/" + UUID.randomUUID();

        new Api(platform.baseUrl(), () -> token).get(path).expectError(401, "unauthenticated");

        seesInTrail(action -> target(action).equals("GET " + path));
    }

    private static void seesInTrail(Predicate<JsonNode> wanted) {
        Eventually.seen(AccessTest::denied, wanted);
    }

    private static List<JsonNode> denied() {
        Api.Answer page = platform.as(Role.AUDITOR).get("/api/v1/audit?outcome=denied&limit=200");
        return page.data().path("results").valueStream().toList();
    }

    private static String actor(JsonNode action) {
        return action.path("actor").path("username").asString();
    }

    private static String target(JsonNode action) {
        return action.path("target").path("id").asString();
    }
}
